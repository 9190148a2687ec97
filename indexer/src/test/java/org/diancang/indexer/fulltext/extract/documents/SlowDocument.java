package org.diancang.indexer.fulltext.extract.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.time.Duration;
import org.diancang.indexer.fulltext.extract.RunningParsers;

/** A document that takes longer than anybody waits; and a program that has it read. */
public final class SlowDocument {
    static final Duration TIME = Duration.ofSeconds(8);

    private SlowDocument() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (DocumentParsers parsers =
                new DocumentParsers(
                        RunningParsers.settings(Path.of(arguments[0]), 1, 10, 1_000_000))) {
            parsers.parse(pdf(), TIME);
        }
    }

    /** Forms that show the next one many times each. */
    static byte[] pdf() {
        StringBuilder pdf =
                new StringBuilder(
                        """
                        %PDF-1.7
                        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                        3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R
                        /Resources<</XObject<</F 5 0 R>>>>>> endobj
                        4 0 obj <</Length 5>>
                        stream
                        /F Do
                        endstream endobj
                        """);
        String show = "/F Do ".repeat(20);
        for (int i = 5; i < 16; i++) {
            pdf.append(
                    """
                    %d 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length %d
                    /Resources<</XObject<</F %d 0 R>>>>>>
                    stream
                    %s
                    endstream endobj
                    """
                            .formatted(i, show.length(), i + 1, show));
        }
        return pdf.append("trailer <</Root 1 0 R/Size 99>>\n%%EOF").toString().getBytes(ISO_8859_1);
    }
}
