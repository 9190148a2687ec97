package org.diancang.replay.rewrite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text in an encoding in which markup can be found without decoding: its own, or else UTF-8.
 *
 * @param in its bytes
 * @param charset their encoding
 */
public record LegibleText(InputStream in, PageCharset charset) {
    /** Text in an encoding that hides markup is transcoded whole, up to this many bytes. */
    private static final int MOST_TRANSCODED = 32 << 20;

    /**
     * Text of an encoding that was found.
     *
     * @throws IOException if it can't be read
     */
    public static LegibleText of(InputStream text, PageCharset found) throws IOException {
        if (found.markupVisible()) {
            return new LegibleText(text, found);
        }
        String characters = new String(text.readNBytes(MOST_TRANSCODED), found.charset());
        return new LegibleText(
                new ByteArrayInputStream(characters.getBytes(StandardCharsets.UTF_8)),
                new PageCharset(StandardCharsets.UTF_8, "utf-8", true));
    }
}
