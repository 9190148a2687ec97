package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of rewriting, byte for byte; the table tells how to read it. */
class RewritingSuiteTest {
    private static final String URL = "http://example.com/some/path/index.html";
    private static final Pattern ARCHIVE = Pattern.compile("~(im|if|js|cs|)/");
    private static final Pattern BYTE = Pattern.compile("\\\\(x[0-9a-f]{2}|.)");

    record Case(String type, String input, String expected, String what) {
        @Override
        public String toString() {
            return type + ": " + what;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rewrite/suite.tsv")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(
                        f ->
                                new Case(
                                        f[0],
                                        f[1],
                                        f[2].equals("=")
                                                ? f[1]
                                                : ARCHIVE.matcher(f[2])
                                                        .replaceAll(RewritingSuiteTest::address),
                                        f[3]));
    }

    private static String address(java.util.regex.MatchResult found) {
        String modifier = found.group(1);
        return "/web/20131226101010" + (modifier.isEmpty() ? "" : modifier + "_") + "/";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseComesOutAsTheTableSays(Case c) throws IOException {
        Charset charset =
                c.type.contains("charset=")
                        ? Charset.forName(c.type.replaceFirst(".*charset=", ""))
                        : UTF_8;

        byte[] out = rewrite(c.type, bytes(c.input, charset));

        // As text where they differ, so that the difference can be read.
        byte[] expected = bytes(c.expected, charset);
        assertThat(new String(out, charset)).isEqualTo(new String(expected, charset));
        assertThat(out).isEqualTo(expected);
    }

    @Test
    void theTableHasAtLeastTwoHundredCases() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(200);
    }

    private static byte[] rewrite(String type, byte[] input) throws IOException {
        String[] words = type.split(" ", -1);
        String text = new String(input, UTF_8);
        ArchiveLinks links = links(type.contains(" as ") ? words[2] : "");
        return switch (words[0]) {
            case "Location" -> bytes(links.link(text, links.page()));
            case "Refresh" -> bytes(Refresh.header(text, links));
            case "Link" -> bytes(LinkHeader.rewrite(text, links));
            case "jsonp" -> Jsonp.rename(input, URL + "?" + words[1], URL + "?" + words[2]);
            default -> {
                String media = type.replaceFirst(" as .*", "");
                Charset charset = PageCharset.detect(input, Optional.of(media)).charset();
                Optional<TextKind> kind = TextKind.of(media, links.page(), input);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (kind.isPresent()) {
                    kind.get().rewrite(new ByteArrayInputStream(input), out, links.in(charset), "");
                } else {
                    out.write(input);
                }
                yield out.toByteArray();
            }
        };
    }

    private static ArchiveLinks links(String modifier) {
        return new ArchiveLinks(
                "/web",
                Timestamp.parse("20131226101010").orElseThrow(),
                Modifier.parse(modifier).orElseThrow(),
                URL,
                UTF_8);
    }

    private static byte[] bytes(Optional<String> header) {
        return header.orElse("").getBytes(UTF_8);
    }

    /** Text in an encoding, with bytes as {@code \xff} between. */
    private static byte[] bytes(String text, Charset charset) {
        String bytes = new String(text.getBytes(charset), ISO_8859_1);
        // Where a second byte is a backslash, nothing is escaped.
        return (charset.equals(UTF_8) || text.contains("\\x")
                        ? BYTE.matcher(bytes).replaceAll(m -> quoted(m.group(1)))
                        : bytes)
                .getBytes(ISO_8859_1);
    }

    private static String quoted(String escape) {
        return java.util.regex.Matcher.quoteReplacement(
                switch (escape) {
                    case "n" -> "\n";
                    case "r" -> "\r";
                    case "t" -> "\t";
                    case "\\" -> "\\";
                    default -> {
                        byte[] one = HexFormat.of().parseHex(escape.substring(1));
                        yield new String(one, ISO_8859_1);
                    }
                });
    }
}
