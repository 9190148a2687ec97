package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.diancang.indexer.fulltext.Images;
import org.diancang.indexer.fulltext.OfficeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageBeginningTest {
    private static final String CHINESE = "青禾县湿地保护条例（草案）公开征求意见".repeat(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>t",
                "\r\n\t <HTML lang=zh>",
                "\uFEFF<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
                "<!-- a -- b - > --> \n<!----><html>",
                "<head><meta charset=gbk>",
                "<meta charset=gbk><title>t",
                "<div\nclass=a>",
                "<p>湿地",
                "<br/>湿地",
                "<h1>湿地",
                "<script>var a"
            })
    void aPageIsToldByItsFirstTag(String page) {
        assertThat(type(page.getBytes(UTF_8))).contains("text/html");
    }

    @Test
    void xhtmlIsToldByItsNamespace() {
        String page =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC"
                        + " \"-//W3C//DTD XHTML 1.0 Strict//EN\""
                        + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n"
                        + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>";
        assertThat(type(page.getBytes(UTF_8))).contains("application/xhtml+xml");
    }

    @Test
    void ofUtf8TheTableSaysTheSame() throws IOException {
        assertThat(byTable(CHINESE.getBytes(UTF_8))).isEqualTo("text/plain");
        assertThat(byTable("<head><meta charset=gbk>".getBytes(UTF_8))).isEqualTo("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "Big5-HKSCS"})
    void chineseTextIsPlain(String charset) {
        byte[] text = CHINESE.replace("禾", "海").getBytes(Charset.forName(charset));
        assertThat(type(text)).contains("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<!--",
                "<!-- never ends",
                "<pre-xml a='b'>",
                "<svg xmlns='http://www.w3.org/2000/svg'>",
                "<?xml version='1.0'?><rss version='2.0'>",
                "<?xml version='1.0'?><html>",
                "<?xml never ends",
                "<?php echo 1;",
                "<!DOCTYPE svg>",
                "<books>",
                "{\\rtf1",
                "%PDF-1.4",
                "From: a@example.org"
            })
    void whatMayBeAnythingElseIsLeftToTheTable(String other) {
        assertThat(type(other.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void filesAreLeftToTheTable() {
        assertThat(type(Images.png(3, 3))).isEmpty();
        assertThat(type(Images.jpeg(3, 3))).isEmpty();
        assertThat(type(OfficeFiles.docx("t", "a"))).isEmpty();
        assertThat(type("<html>".getBytes(UTF_16LE))).isEmpty();
        assertThat(type("é".getBytes(ISO_8859_1))).isEmpty();
        assertThat(PageBeginning.type(CHINESE.getBytes(UTF_8), "csv")).isEmpty();
    }

    private static Optional<String> type(byte[] bytes) {
        return PageBeginning.type(bytes, "");
    }

    private static String byTable(byte[] bytes) throws IOException {
        return MimeTypes.getDefaultMimeTypes()
                .detect(new ByteArrayInputStream(bytes), new Metadata())
                .toString();
    }
}
