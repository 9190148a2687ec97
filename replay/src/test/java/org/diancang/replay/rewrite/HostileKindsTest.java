package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Playlists, XML and headers that were made to keep a rewriter busy. */
class HostileKindsTest {
    private static final int LENGTH = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ArchiveLinks LINKS =
            ArchiveLinks.of(
                    Timestamp.parse("20131226101010").orElseThrow(),
                    Modifier.NONE,
                    "http://example.com/a/b.html");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HLS|a",
                "HLS|#EXTURI=\"",
                "HLS|URI=",
                "HLS|http://",
                "DASH|<a>",
                "DASH|</a>",
                "DASH|<BaseURL>",
                "DASH|<BaseURL>/a/</BaseURL>",
                "DASH|<BaseURL>a/</BaseURL>",
                "DASH|<BaseURL>&amp;",
                "DASH|<a media='/x' ",
                "DASH|<!--",
                "XSLT|<a href='{",
                "STYLED_XML|<?xml-stylesheet ",
                "STYLED_XML|<![CDATA["
            })
    void textsTakeTimeInProportion(TextKind kind, String piece) {
        byte[] text = (piece + "\n'>").repeat(LENGTH / piece.length() / 4).getBytes(UTF_8);
        byte[] line = piece.repeat(LENGTH / piece.length()).getBytes(UTF_8);

        assertTimeoutPreemptively(
                SOON,
                () -> {
                    rewrite(kind, text);
                    rewrite(kind, line);
                });
    }

    @Property(tries = 300)
    void anyBytesPassAndAreNotLost(@ForAll byte[] text) throws IOException {
        for (TextKind kind : TextKind.values()) {
            assertThat(rewrite(kind, text).length).isGreaterThanOrEqualTo(text.length);
        }
        assertThat(TextKind.of("text/xml", Modifier.NONE, text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<a>;", "<a>;rel", "<a>;rel=\"", "<a>; rel=preload,", ";a", "<a>;a=b"})
    void linkHeadersTakeTimeInProportionAndStayShort(String piece) {
        String value = piece.repeat(LENGTH / piece.length());

        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThat(LinkHeader.rewrite(value, LINKS).orElse("").length())
                                .isLessThan(16_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/**/", " ", ";", "typeof a", "a", "a.", "("})
    void callsAreLookedForInProportion(String piece) {
        byte[] text = piece.repeat(LENGTH / piece.length()).getBytes(UTF_8);
        String query = "http://a/?" + "a=b&".repeat(4000);

        assertTimeoutPreemptively(
                SOON, () -> Jsonp.rename(text, query + "c=a", query + "c=" + "d".repeat(150)));
    }

    private static byte[] rewrite(TextKind kind, byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kind.rewrite(new ByteArrayInputStream(text), out, LINKS, "");
        return out.toByteArray();
    }
}
