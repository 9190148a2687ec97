package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to an archive address and the long one lead to the same. */
class PlainReferencesPropertyTest {
    @Property(tries = 5000)
    void aPlainReferenceIsWrittenAsAnyOther(
            @ForAll("references") String reference, @ForAll("bases") String base)
            throws IOException {
        ArchiveLinks links = links(base);
        PlainReferences plain = new PlainReferences(links);
        byte[] bytes = ("'" + reference + "'").getBytes(US_ASCII);
        if (plain.isPlain(bytes, 1, bytes.length - 1)) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            PageOutput out = new PageOutput(written);
            int from = plain.write(bytes, 1, bytes.length - 1, Modifier.IMAGE, out);
            out.write(bytes, from, bytes.length - 1);
            out.flush();

            assertThat(written.toString(US_ASCII))
                    .isEqualTo(
                            links.link(PageText.unescape(reference, true), Modifier.IMAGE)
                                    .orElse("no link")
                                    .replace("&", "&amp;"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/b.html",
                "a.html",
                "./a.html",
                "http://example.org/a",
                "https://example.org/a?b=c&amp;d#e",
                "//example.org/"
            })
    void mostReferencesArePlain(String reference) {
        byte[] bytes = reference.getBytes(US_ASCII);

        assertThat(
                        new PlainReferences(links("http://example.com/x/y.html"))
                                .isPlain(bytes, 0, bytes.length))
                .isTrue();
    }

    private static ArchiveLinks links(String base) {
        return new ArchiveLinks(
                "/web",
                Timestamp.parse("20261124031512").orElseThrow(),
                Modifier.NONE,
                base,
                StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.of(
                        "http",
                        "https",
                        "HTTP",
                        ":",
                        "/",
                        "//",
                        ".",
                        "..",
                        "./",
                        "../",
                        "a",
                        "b",
                        "Z9",
                        "?",
                        "#",
                        "&amp;",
                        "&",
                        "=",
                        ";",
                        "%20",
                        "@",
                        "~",
                        "-",
                        "_",
                        ",",
                        "javascript:",
                        "host",
                        "example.org",
                        " ",
                        "'",
                        "[",
                        "\\",
                        "\t",
                        "{")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> bases() {
        return Arbitraries.of(
                "http://example.com/a/b.html",
                "https://example.com",
                "http://example.com?x/y",
                "http://example.com/a&b/c",
                "http://example.com/a/../b/./c.html#d/e",
                "http://example.com/中/",
                "ftp://example.com/a",
                "nothing");
    }
}
