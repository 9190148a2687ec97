package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCasesTest {
    record Case(String id, String type, String input, String must, String mustNot, String note) {
        @Override
        public String toString() {
            return id + " " + note;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Stream.of("reference-cases.tsv", "more-cases.tsv")
                .flatMap(
                        name -> {
                            try {
                                return Files.readAllLines(
                                        Path.of("src/test/resources/rewrite", name))
                                        .stream();
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        })
                .filter(l -> !l.startsWith("#") && !l.isBlank())
                .map(l -> l.split("\t", -1))
                .map(f -> new Case(f[0], f[1], f[2].replace("\\n", "\n"), f[3], f[4], f[5]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseIsRewrittenAsAsked(Case c) throws IOException {
        String out = rewrite(c.type(), c.input());
        assertThat(Pattern.compile(c.must()).matcher(out).find())
                .as("%s must match %s", out, c.must())
                .isTrue();
        if (!c.mustNot().isEmpty()) {
            assertThat(Pattern.compile(c.mustNot()).matcher(out).find())
                    .as("%s must not match %s", out, c.mustNot())
                    .isFalse();
        }
    }

    private static String rewrite(String type, String input) throws IOException {
        ArchiveLinks links =
                new ArchiveLinks(
                        "/web",
                        Timestamp.parse("20131226101010").orElseThrow(),
                        Modifier.NONE,
                        "http://example.com/some/path/index.html",
                        StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (type) {
            case "text/html" -> new HtmlRewriter(links, "", false).rewrite(in, out);
            case "text/css" -> StyleSheets.rewrite(in, out, links);
            case "text/javascript" -> Scripts.rewrite(in, out, links);
            default -> in.transferTo(out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
