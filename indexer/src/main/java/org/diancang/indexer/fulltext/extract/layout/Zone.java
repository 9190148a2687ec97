package org.diancang.indexer.fulltext.extract.layout;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.diancang.indexer.fulltext.extract.tree.PageElement;

/** What the names of an element say of the text in it, by the habits of templates. */
enum Zone {
    /** Nothing. */
    UNTOLD,
    /** Menus, paths, footers, tools, lists of other pages. */
    ASIDE,
    /** The part that the page is about, as far as loose names tell. */
    BODY,
    /** The field that an editor wrote into: names that content management systems give it. */
    EDITOR;

    private static final Set<String> EDITORS =
            Set.of(
                    "zoom",
                    "trs_editor",
                    "trs_editor_view",
                    "trs_ueditor",
                    "trs_web",
                    "ucap-content",
                    "vsb_content",
                    "vsb_content_2",
                    "vsb_content_4",
                    "vsb_newscontent",
                    "v_news_content",
                    "wp_articlecontent",
                    "pages_content",
                    "article-content",
                    "article_content",
                    "articlecontent",
                    "artibody",
                    "art_con",
                    "artcontent",
                    "news_content",
                    "newscontent",
                    "news-content",
                    "newstext",
                    "zhengwen",
                    "content_text",
                    "bt_content",
                    "bt-content",
                    "post-content",
                    "entry-content",
                    "detail-content",
                    "detail_content",
                    "xxgk_content",
                    "js_content",
                    "mainbody",
                    "text_content",
                    "xl_content",
                    "xl-content",
                    "arcontent",
                    "view_content",
                    "con_text",
                    "zw_content",
                    "article-body",
                    "article_body",
                    "articlebody",
                    "mw-parser-output");

    private static final Set<String> ASIDES =
            Set.of(
                    "nav",
                    "navbar",
                    "navi",
                    "navigation",
                    "navigator",
                    "menu",
                    "submenu",
                    "mainmenu",
                    "footer",
                    "foot",
                    "copyright",
                    "copy",
                    "breadcrumb",
                    "breadcrumbs",
                    "crumb",
                    "crumbs",
                    "sidebar",
                    "sider",
                    "aside",
                    "leftnav",
                    "share",
                    "bdsharebuttonbox",
                    "friendlink",
                    "friendlinks",
                    "yqlj",
                    "daohang",
                    "weizhi",
                    "dqwz",
                    "toolbar",
                    "login",
                    "related",
                    "xgxw",
                    "xglj",
                    "xgyd",
                    "recommend",
                    "rank",
                    "ranking",
                    "pager",
                    "pagination",
                    "qrcode",
                    "ewm",
                    "advert",
                    "topbar",
                    "toplink",
                    "sitemap",
                    "skip",
                    "cookie",
                    "comment",
                    "comments");

    /** Of several words of a name these count as the first only: article-header is none. */
    private static final Set<String> ASIDES_FIRST =
            Set.of(
                    "header",
                    "head",
                    "top",
                    "bottom",
                    "position",
                    "location",
                    "links",
                    "link",
                    "search",
                    "tools",
                    "banner",
                    "path",
                    "hot");

    private static final Set<String> BODIES =
            Set.of("content", "article", "main", "detail", "details", "post", "entry", "news");

    private static final int LONGEST_NAMES = 200;
    private static final int MOST_KNOWN = 1_000;

    /**
     * What the element says itself, and what holds for all in it.
     *
     * @param known what names say that were met before on the page
     */
    Zone within(PageElement element, Map<String, Zone> known) {
        return switch (own(element, known)) {
            case UNTOLD -> this;
            case BODY -> this == UNTOLD ? BODY : this;
            case ASIDE -> ASIDE;
            case EDITOR -> EDITOR;
        };
    }

    private Zone own(PageElement element, Map<String, Zone> known) {
        switch (element.name()) {
            case "nav", "footer", "aside" -> {
                return ASIDE;
            }
            case "header" -> {
                // Within an article it is the head of that.
                return this == UNTOLD ? ASIDE : UNTOLD;
            }
            case "article", "main" -> {
                return BODY;
            }
            case "html", "body" -> {
                return UNTOLD;
            }
            default -> {
                if (!element.hasAttributes()) {
                    return UNTOLD;
                }
            }
        }
        String itemprop = element.value("itemprop");
        if (itemprop.equalsIgnoreCase("articleBody")) {
            return EDITOR;
        }
        Zone byRole =
                switch (element.value("role").toLowerCase(Locale.ROOT)) {
                    case "navigation", "contentinfo", "search", "banner", "menu" -> ASIDE;
                    case "main" -> BODY;
                    default -> UNTOLD;
                };
        if (byRole != UNTOLD) {
            return byRole;
        }
        Zone byId = known(element.value("id"), known);
        return byId == UNTOLD ? known(element.value("class").strip(), known) : byId;
    }

    /** A page repeats its few names all over. */
    private static Zone known(String names, Map<String, Zone> known) {
        if (names.isEmpty() || names.length() > LONGEST_NAMES) {
            return UNTOLD;
        }
        Zone before = known.get(names);
        if (before != null) {
            return before;
        }
        Zone zone = named(names);
        if (known.size() < MOST_KNOWN) {
            known.put(names, zone);
        }
        return zone;
    }

    private static Zone named(String names) {
        Zone zone = UNTOLD;
        StringTokenizer each = new StringTokenizer(names);
        while (each.hasMoreTokens()) {
            String name = each.nextToken();
            if (EDITORS.contains(name.toLowerCase(Locale.ROOT))) {
                return EDITOR;
            }
            for (int from = 0; from < name.length(); ) {
                int to = endOfWord(name, from);
                String word = name.substring(from, to).toLowerCase(Locale.ROOT);
                if (ASIDES.contains(word) || (from == 0 && ASIDES_FIRST.contains(word))) {
                    zone = ASIDE;
                } else if (zone == UNTOLD && BODIES.contains(word)) {
                    zone = BODY;
                }
                from = to;
                while (from < name.length() && !isOfWord(name.charAt(from))) {
                    from++;
                }
            }
        }
        return zone;
    }

    /** Names are written like-this, like_this and likeThis. */
    private static int endOfWord(String name, int from) {
        int to = from;
        while (to < name.length() && isOfWord(name.charAt(to))) {
            to++;
            if (to < name.length() && isSmall(name.charAt(to - 1)) && isCapital(name.charAt(to))) {
                return to;
            }
        }
        return to;
    }

    private static boolean isOfWord(char c) {
        return isSmall(c) || isCapital(c) || (c >= '0' && c <= '9');
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
