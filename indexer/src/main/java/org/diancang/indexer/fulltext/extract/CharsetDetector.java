package org.diancang.indexer.fulltext.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    static final int SAMPLE_BYTES = CharsetSample.SAMPLE_BYTES;

    /** Character sets of Chinese pages. */
    private static final List<Charset> CHINESE =
            List.of(StandardCharsets.UTF_8, CharsetLabel.GB18030, CharsetLabel.BIG5);

    private CharsetDetector() {}

    /**
     * The character set of a page; some answer for whatever bytes.
     *
     * @param payload whole payload or its beginning
     * @param contentType value of the HTTP header {@code Content-Type}, absent if there was none
     * @param markup whether the payload may declare its character set itself
     */
    static CharsetDecision detect(byte[] payload, @Nullable String contentType, boolean markup) {
        Optional<Charset> mark = byteOrderMark(payload);
        if (mark.isPresent()) {
            return new CharsetDecision(mark.get(), CharsetReason.BOM, Set.of());
        }
        CharsetSample sample = CharsetSample.of(payload);
        String head =
                new String(
                        payload,
                        0,
                        Math.min(payload.length, PRESCAN_BYTES),
                        StandardCharsets.ISO_8859_1);
        Set<CharsetReason> contradicted = EnumSet.noneOf(CharsetReason.class);
        Optional<CharsetDeclaration> declared =
                believed(CharsetDeclaration.ofHeader(contentType), sample, head, contradicted);
        if (declared.isEmpty() && markup) {
            declared = believed(CharsetDeclaration.ofPage(head), sample, head, contradicted);
        }
        return declared.map(d -> new CharsetDecision(d.charset(), d.by(), contradicted))
                .orElseGet(() -> guess(sample, head, contradicted));
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

    private static Optional<CharsetDeclaration> believed(
            Optional<CharsetDeclaration> declared,
            CharsetSample sample,
            String head,
            Set<CharsetReason> contradicted) {
        if (declared.isPresent() && isContradicted(declared.get().charset(), sample, head)) {
            contradicted.add(declared.get().by());
            return Optional.empty();
        }
        return declared;
    }

    private static boolean isContradicted(Charset charset, CharsetSample sample, String head) {
        if (charset.name().startsWith("UTF-16")) {
            // Markup has a zero byte in each of its characters.
            return !head.isEmpty() && head.indexOf('\0') < 0;
        }
        int beyondAscii = sample.beyondAscii();
        if (beyondAscii == 0) {
            return false;
        }
        CharsetReading read = sample.read(charset);
        if (charset.equals(CharsetLabel.WINDOWS_1252)) {
            // Nearly no byte is malformed in it, but none of its texts is UTF-8 by chance.
            if (beyondAscii > 8 && sample.read(StandardCharsets.UTF_8).errors() == 0) {
                return true;
            }
        } else if (read.errors() * 50L > beyondAscii
                && (read.errors() > 2 || read.errors() * 2 >= beyondAscii)) {
            // Three bytes a character at most: in UTF-8 each broken byte counts as one error.
            return true;
        }
        if (read.isBeyondDoubt()) {
            return false;
        }
        return CHINESE.stream()
                .filter(rival -> !rival.equals(charset))
                .anyMatch(rival -> sample.read(rival).farBetterThan(read));
    }

    private static CharsetDecision guess(
            CharsetSample sample, String head, Set<CharsetReason> contradicted) {
        if (isValidUtf8(sample)) {
            Optional<Charset> wide = wide(head);
            return wide.isPresent()
                    ? new CharsetDecision(wide.get(), CharsetReason.DETECTED, contradicted)
                    : new CharsetDecision(
                            StandardCharsets.UTF_8, CharsetReason.UTF8_VALID, contradicted);
        }
        return wide(head)
                .or(() -> chinese(sample))
                .or(() -> foreign(sample, head))
                .map(set -> new CharsetDecision(set, CharsetReason.DETECTED, contradicted))
                .orElseGet(
                        () ->
                                new CharsetDecision(
                                        fallback(sample), CharsetReason.FALLBACK, contradicted));
    }

    /** Valid, and not so by chance: 学校 in GBK is valid UTF-8 too, for letters of no language. */
    private static boolean isValidUtf8(CharsetSample sample) {
        CharsetReading utf8 = sample.read(StandardCharsets.UTF_8);
        return utf8.errors() == 0
                && (utf8.frequent() > 0
                        || !sample.read(CharsetLabel.GB18030).isAlmostAllFrequent());
    }

    /** UTF-16 without its mark, told by the zero in the first letter of its markup. */
    private static Optional<Charset> wide(String head) {
        if (head.startsWith("<\0")) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return head.startsWith("\0<") ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Optional<Charset> chinese(CharsetSample sample) {
        Charset best = CharsetLabel.GB18030;
        for (Charset set : CHINESE) {
            if (sample.read(set).share() > sample.read(best).share()) {
                best = set;
            }
        }
        return sample.read(best).isChinese() ? Optional.of(best) : Optional.empty();
    }

    private static Optional<Charset> foreign(CharsetSample sample, String head) {
        byte[] telling = sample.telling();
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(telling, 0, telling.length);
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        return detected == null
                ? Optional.empty()
                : CharsetLabel.charset(detected).filter(set -> !isContradicted(set, sample, head));
    }

    /** The one that most pages are in, unless another makes more sense of the bytes. */
    private static Charset fallback(CharsetSample sample) {
        if (sample.read(CharsetLabel.GB18030).isClean()) {
            return CharsetLabel.GB18030;
        }
        if (sample.read(CharsetLabel.BIG5).isClean()) {
            return CharsetLabel.BIG5;
        }
        return isContradicted(CharsetLabel.GB18030, sample, "\0")
                ? CharsetLabel.WINDOWS_1252
                : CharsetLabel.GB18030;
    }
}
