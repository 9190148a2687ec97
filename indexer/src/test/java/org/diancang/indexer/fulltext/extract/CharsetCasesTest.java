package org.diancang.indexer.fulltext.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pages as libraries and governments have them, encoded and declared as {@code charset/cases.tsv}
 * says, must be read to the letter.
 */
class CharsetCasesTest {
    /**
     * A page.
     *
     * @param late bytes of comment before its declaration
     * @param broken byte that stands for each ✗ of the text
     */
    record Case(
            String name,
            String text,
            String encoded,
            String bom,
            String header,
            String declaration,
            int late,
            String broken,
            String charset,
            String by) {
        static Case of(String line) {
            String[] cell = line.split("\t", -1);
            return new Case(
                    cell[0],
                    cell[1],
                    cell[2],
                    cell[3],
                    cell[4].equals("-") ? "" : cell[4],
                    cell[5].equals("-") ? "" : cell[5],
                    Integer.parseInt(cell[6]),
                    cell[7],
                    cell[8],
                    cell[9]);
        }

        String page() throws IOException {
            String late = late() == 0 ? "" : "<!--" + "=".repeat(late()) + "-->";
            return resource(text + ".html").replace("{declaration}", late + declaration);
        }

        byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!bom.equals("-")) {
                bytes.writeBytes("\uFEFF".getBytes(Charset.forName(bom)));
            }
            String[] pieces = page().split("✗", -1);
            for (int i = 0; i < pieces.length; i++) {
                bytes.writeBytes(
                        i == 0 || broken.equals("-")
                                ? new byte[0]
                                : HexFormat.of().parseHex(broken));
                bytes.writeBytes(pieces[i].getBytes(Charset.forName(encoded)));
            }
            return bytes.toByteArray();
        }
    }

    @Test
    void everyPageIsReadToTheLetterAndSaysWhy() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Case> cases = resource("cases.tsv").lines().skip(1).map(Case::of).toList();
        for (Case page : cases) {
            byte[] bytes = page.bytes();
            String header = page.header().isEmpty() ? null : page.header();
            CharsetDecision decision = CharsetDetector.detect(bytes, header, /* markup= */ true);
            int mark = CharsetDetector.byteOrderMarkLength(bytes);
            String read = DecodedPage.of(bytes, mark, decision.charset()).toString();
            String expected = page.page().replace("✗", "\uFFFD");
            String told = decision.charset() + " by " + String.join(",", decision.reasons());
            if (!read.equals(expected) || !told.equals(page.charset() + " by " + page.by())) {
                wrong.add(
                        "%s: %s%s"
                                .formatted(
                                        page.name(),
                                        told,
                                        read.equals(expected) ? "" : " MISREAD"));
            }
        }
        System.out.println(
                "charset cases: %d of %d read to the letter, for the reason expected"
                        .formatted(cases.size() - wrong.size(), cases.size()));
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        assertThat(wrong).isEmpty();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CharsetCasesTest.class.getResourceAsStream("charset/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
