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
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes;

    private CharBuffer read;

    private DecodedPage(byte[] bytes, int from, Charset charset) {
        this.bytes = ByteBuffer.wrap(bytes, from, bytes.length - from);
        // Not what the decoder says it may need: for GB18030 that is double what it ever does.
        this.read = CharBuffer.allocate(bytes.length - from + 1);
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
    static String of(byte[] bytes, int from, Charset charset) {
        DecodedPage page = new DecodedPage(bytes, from, charset);
        page.read();
        return page.read.flip().toString();
    }

    private void read() {
        CoderResult result = decoder.decode(bytes, read, /* endOfInput= */ true);
        while (!result.isUnderflow()) {
            if (result.isOverflow() || !read.hasRemaining()) {
                read = CharBuffer.allocate(2 * read.capacity()).put(read.flip());
            }
            if (result.isError()) {
                read.put('\uFFFD');
                skip(result.length());
            }
            result = decoder.decode(bytes, read, /* endOfInput= */ true);
        }
    }

    private void skip(int length) {
        int end = Math.min(bytes.position() + length, bytes.limit());
        bytes.position(bytes.position() + 1);
        while (bytes.position() < end && bytes.get(bytes.position()) < 0) {
            bytes.position(bytes.position() + 1);
        }
    }
}
