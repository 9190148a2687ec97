package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/**
 * A page in UTF-8, whatever it came in. One that is in it already is not copied, malformed
 * characters included: who makes text of it replaces them.
 *
 * @param bytes not to be changed
 * @param from index of the first behind a byte order mark
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes, handed from decoder to parser once.
record Utf8Page(byte[] bytes, int from) {
    static Utf8Page of(byte[] bytes, Charset charset) {
        int mark = CharsetDetector.byteOrderMarkLength(bytes);
        return charset.equals(UTF_8)
                ? new Utf8Page(bytes, mark)
                : new Utf8Page(DecodedPage.of(bytes, mark, charset).getBytes(UTF_8), 0);
    }
}
