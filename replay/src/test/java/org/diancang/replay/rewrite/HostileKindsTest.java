package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    void bytesAmongWhichIsNoAddressStay(@ForAll byte[] text) throws IOException {
        for (int i = 0; i < text.length; i++) {
            text[i] = "=('\"/\\:".indexOf(text[i]) < 0 ? text[i] : (byte) '.';
        }
        for (TextKind kind : TextKind.values()) {
            assertThat(rewrite(kind, text)).as(kind.name()).isEqualTo(text);
        }
    }

    @Property(tries = 300)
    void whatHoldsOfEachKindHoldsOfAnyPieces(@ForAll("pieces") byte[] text) throws IOException {
        for (RewrittenKind kind : RewrittenKind.values()) {
            kind.judge(text);
        }
        assertThat(TextKind.of("text/xml", Modifier.NONE, text)).isNotNull();
    }

    @Provide
    Arbitrary<byte[]> pieces() {
        Arbitrary<String> markup =
                Arbitraries.of(
                        "<a href='",
                        "<p style=\"",
                        "<a onclick=\"",
                        "<iframe srcdoc='",
                        "<BaseURL>",
                        "</BaseURL>",
                        "<SegmentURL media=\"",
                        "<style>",
                        "</style>",
                        "<?xml-stylesheet href=\"",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "&lt;",
                        "&#10;",
                        "\"",
                        "'",
                        "/>",
                        ">");
        Arbitrary<String> others =
                Arbitraries.of(
                        "#EXT-X-MAP:URI=\"",
                        "\n",
                        "\t".repeat(60),
                        "/",
                        "../",
                        "\\",
                        "http:",
                        "url(",
                        ")",
                        "@import \"",
                        "import('",
                        "location.href",
                        "=",
                        "{",
                        "}",
                        "; rel=preload",
                        "0; url=");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(4);
        return Arbitraries.oneOf(List.of(markup, others, any))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts).getBytes(UTF_8));
    }

    /** So that no length can be promised: what browsers don't read of an address goes. */
    @ParameterizedTest
    @EnumSource(names = {"HTML", "HLS", "DASH"})
    void addressesMayGetShorter(TextKind kind) throws IOException {
        String address = "/a" + "\t".repeat(99) + "b";
        String text =
                switch (kind) {
                    case HLS -> address;
                    case DASH -> "<BaseURL>" + address + "</BaseURL>";
                    default -> "<a href='" + address + "'>";
                };

        assertThat(rewrite(kind, text.getBytes(UTF_8)).length).isLessThan(text.length());
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
