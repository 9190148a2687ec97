package org.diancang.indexer.fulltext.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * The characters of a page. Half a character costs no more than itself (WHATWG Encoding §4): Java's
 * decoders take the ASCII behind it along, and with it the beginning of a tag.
 */
final class DecodedPage {
    private static final int BUFFERED = 8192;

    private final CharsetDecoder decoder;
    private final ByteBuffer bytes;
    private final CharBuffer ready = CharBuffer.allocate(BUFFERED).limit(0);
    private boolean ended;

    private DecodedPage(byte[] bytes, int from, Charset charset) {
        this.bytes = ByteBuffer.wrap(bytes, from, bytes.length - from);
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * All characters of a page.
     *
     * @param from where its bytes begin, behind a byte order mark
     */
    static CharSequence of(byte[] bytes, int from, Charset charset) {
        DecodedPage page = new DecodedPage(bytes, from, charset);
        StringBuilder all = new StringBuilder(bytes.length);
        while (page.fill()) {
            all.append(page.ready);
            page.ready.position(page.ready.limit());
        }
        return all;
    }

    /** Decodes more; false if there is no more. */
    private boolean fill() {
        ready.clear();
        while (!ended) {
            CoderResult result = decoder.decode(bytes, ready, true);
            if (result.isOverflow() || (result.isError() && !ready.hasRemaining())) {
                break;
            }
            if (result.isUnderflow()) {
                ended = true;
            } else {
                ready.put('\uFFFD');
                skip(result.length());
            }
        }
        ready.flip();
        return ready.hasRemaining();
    }

    private void skip(int length) {
        int end = Math.min(bytes.position() + length, bytes.limit());
        bytes.position(bytes.position() + 1);
        while (bytes.position() < end && bytes.get(bytes.position()) < 0) {
            bytes.position(bytes.position() + 1);
        }
    }
}
