package org.diancang.indexer.fulltext.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decides which character set a page is in (after HTML §13.2.3.2): byte order mark, then the HTTP
 * header, then what the first {@value #PRESCAN_BYTES} bytes declare, then what the bytes look like.
 *
 * <p>A declaration that the bytes plainly contradict is passed over: a browser would show such a
 * page broken, but a reader must still find it.
 */
final class CharsetDetector {
    /** Bytes that are looked at for a declaration (HTML §13.2.3.2, prescan). */
    static final int PRESCAN_BYTES = 1024;

    /** Bytes that are looked at to contradict a declaration, and to guess. */
    static final int SAMPLE_BYTES = 1 << 16;

    private static final Pattern HEADER_PARAMETER =
            Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s;,\"'>]{1,40})");
    private static final Pattern XML_DECLARATION =
            Pattern.compile("\\A\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})");

    private CharsetDetector() {}

    /**
     * The character set of a page; some answer for whatever bytes.
     *
     * @param payload whole payload or its beginning
     * @param contentType value of the HTTP header {@code Content-Type}, absent if there was none
     * @param markup whether the payload may declare its character set itself
     */
    static Charset detect(byte[] payload, @Nullable String contentType, boolean markup) {
        Optional<Charset> mark = byteOrderMark(payload);
        if (mark.isPresent()) {
            return mark.get();
        }
        byte[] sample = head(payload, SAMPLE_BYTES);
        Optional<Charset> header =
                ofHeader(contentType).filter(charset -> !contradicted(charset, sample));
        if (header.isPresent()) {
            return header.get();
        }
        if (markup) {
            Optional<Charset> declared =
                    declaration(payload).filter(charset -> !contradicted(charset, sample));
            if (declared.isPresent()) {
                return declared.get();
            }
        }
        return guess(sample);
    }

    /**
     * Length of the byte order mark that a payload of this character set begins with, 0 for none.
     */
    static int byteOrderMarkLength(byte[] payload) {
        return byteOrderMark(payload)
                .map(charset -> charset.equals(StandardCharsets.UTF_8) ? 3 : 2)
                .orElse(0);
    }

    private static Optional<Charset> byteOrderMark(byte[] payload) {
        if (startsWith(payload, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(payload, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(payload, 0xFF, 0xFE)
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    private static boolean startsWith(byte[] payload, int... mark) {
        if (payload.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((payload[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> ofHeader(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        Matcher parameter = HEADER_PARAMETER.matcher(contentType);
        return parameter.find() ? CharsetLabel.charset(parameter.group(1)) : Optional.empty();
    }

    private static Optional<Charset> declaration(byte[] payload) {
        String head = new String(head(payload, PRESCAN_BYTES), StandardCharsets.ISO_8859_1);
        Matcher xml = XML_DECLARATION.matcher(head);
        if (xml.find()) {
            Optional<Charset> declared = CharsetLabel.charset(xml.group(1));
            if (declared.isPresent()) {
                return declared.map(CharsetDetector::readableAsAscii);
            }
        }
        for (Element meta : Jsoup.parse(head).select("meta[charset], meta[http-equiv][content]")) {
            Optional<Charset> declared = ofMeta(meta);
            if (declared.isPresent()) {
                return declared.map(CharsetDetector::readableAsAscii);
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> ofMeta(Element meta) {
        if (meta.hasAttr("charset")) {
            return CharsetLabel.charset(meta.attr("charset"));
        }
        return meta.attr("http-equiv").strip().equalsIgnoreCase("content-type")
                ? ofHeader(meta.attr("content"))
                : Optional.empty();
    }

    /**
     * A declaration that was read as ASCII can't be in UTF-16, whatever it says (HTML §13.2.3.2).
     */
    private static Charset readableAsAscii(Charset declared) {
        return declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared;
    }

    /**
     * One error in fifty characters beyond ASCII may be a slip of the page; more is another set.
     */
    private static boolean contradicted(Charset charset, byte[] sample) {
        int beyondAscii = 0;
        for (byte b : sample) {
            if (b < 0) {
                beyondAscii++;
            }
        }
        if (charset.equals(CharsetLabel.WINDOWS_1252)) {
            // No byte sequence is malformed in it, but none of its texts is UTF-8 by chance.
            return beyondAscii > 8 && malformed(StandardCharsets.UTF_8, sample) == 0;
        }
        int errors = malformed(charset, sample);
        // Three bytes a character at most: in UTF-8 each broken byte counts as one error.
        return errors > 2 && errors * 50L > beyondAscii;
    }

    private static Charset guess(byte[] sample) {
        if (malformed(StandardCharsets.UTF_8, sample) == 0) {
            return StandardCharsets.UTF_8;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        if (detected != null) {
            Optional<Charset> charset =
                    CharsetLabel.charset(detected).filter(c -> !contradicted(c, sample));
            if (charset.isPresent()) {
                return charset.get();
            }
        }
        return contradicted(CharsetLabel.GB18030, sample)
                ? CharsetLabel.WINDOWS_1252
                : CharsetLabel.GB18030;
    }

    /** Errors that decoding meets; a character cut off at the sample's end is none. */
    private static int malformed(Charset charset, byte[] sample) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(sample);
        CharBuffer out = CharBuffer.allocate(4096);
        int errors = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            if (result.isUnderflow()) {
                return errors;
            }
            if (result.isError()) {
                errors++;
                in.position(in.position() + Math.min(result.length(), in.remaining()));
            }
            out.clear();
        }
    }

    private static byte[] head(byte[] payload, int length) {
        return payload.length <= length ? payload : Arrays.copyOf(payload, length);
    }
}
