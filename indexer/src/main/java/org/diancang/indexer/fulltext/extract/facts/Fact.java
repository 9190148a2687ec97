package org.diancang.indexer.fulltext.extract.facts;

/** One thing that a page may say about itself. */
public enum Fact {
    /** Its headings, first to third. */
    HEADINGS("headings"),
    /** What it is about, in a sentence. */
    DESCRIPTION("description"),
    /** Its keywords, one each. */
    KEYWORDS("keywords"),
    /** Who wrote it. */
    AUTHOR("author"),
    /** Its language by ISO 639-1, two letters. */
    LANGUAGE("language"),
    /** The address that it wants to be known by. */
    CANONICAL_URL("canonicalUrl"),
    /** Hosts that its links lead to, where they name one. */
    LINK_HOSTS("linkHosts"),
    /** The registrable domains of those hosts. */
    LINK_DOMAINS("linkDomains"),
    /** Types of the things that its structured data describes, such as {@code NewsArticle}. */
    STRUCTURED_TYPES("structuredTypes"),
    /** Its headline by its structured data. */
    HEADLINE("headline"),
    /** The day on which it was published, {@code uuuu-MM-dd}. */
    PUBLISHED_ON("publishedOn"),
    /** Which rule found that day. */
    PUBLISHED_BY("publishedBy"),
    /** {@code SiteName}: this and the next by the guideline of 国办发〔2017〕47号. */
    SITE_NAME("siteName"),
    /** {@code SiteDomain}. */
    SITE_DOMAIN("siteDomain"),
    /** {@code SiteIDCode}, ten characters. */
    SITE_ID_CODE("siteIdCode"),
    /** {@code ColumnName}. */
    COLUMN_NAME("columnName"),
    /** {@code ColumnType}, such as 政策文件. */
    COLUMN_TYPE("columnType"),
    /** {@code ColumnDescription}. */
    COLUMN_DESCRIPTION("columnDescription"),
    /** {@code ColumnKeywords}. */
    COLUMN_KEYWORDS("columnKeywords"),
    /** {@code ArticleTitle}. */
    ARTICLE_TITLE("articleTitle"),
    /** {@code ContentSource}. */
    CONTENT_SOURCE("contentSource"),
    /** 索引号 of the catalogue of public information, as are those down to 有效性. */
    INDEX_NUMBER("indexNumber"),
    /** 发文机关. */
    ISSUER("issuer"),
    /** 发文字号. */
    DOCUMENT_NUMBER("documentNumber"),
    /** 成文日期, {@code uuuu-MM-dd}. */
    FORMED_ON("formedOn"),
    /** 主题分类. */
    TOPIC("topic"),
    /** 体裁. */
    GENRE("genre"),
    /** 有效性. */
    VALIDITY("validity"),
    /** 主题词. */
    SUBJECT_WORDS("subjectWords"),
    /** The number under which the site is filed with the ministry (ICP备案). */
    ICP_FILING("icpFiling"),
    /** The number under which it is filed with the police (公网安备). */
    POLICE_FILING("policeFiling");

    private final String field;

    Fact(String field) {
        this.field = field;
    }

    /** Field of the index. */
    public String field() {
        return field;
    }
}
