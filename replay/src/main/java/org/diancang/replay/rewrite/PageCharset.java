package org.diancang.replay.rewrite;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of a page, found as browsers do (Encoding Standard, HTML Standard §13.2.3): byte
 * order mark, header, {@code meta}; then by looking at the bytes, where browsers would guess.
 *
 * @param charset that decodes it
 * @param label for a {@code Content-Type} header
 * @param markupVisible whether ASCII bytes mean ASCII everywhere, so that markup can be found
 *     without decoding
 */
public record PageCharset(Charset charset, String label, boolean markupVisible) {
    /** Bytes of the page's start that are looked at. */
    public static final int SNIFFED = 64 * 1024;

    private static final int META_WITHIN = 8 * 1024;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s\"';,>/]+)");
    private static final Pattern META =
            Pattern.compile("(?is)<meta\\b[^>]*?charset\\s*=\\s*[\"']?\\s*([^\\s\"';,>/]+)");
    private static final Pattern XML_DECLARATION =
            Pattern.compile("(?is)\\A\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)");
    private static final Pattern CSS_DECLARATION = Pattern.compile("\\A@charset \"([^\"]+)\";");

    /**
     * The encoding of a page or style sheet.
     *
     * @param start its first bytes, up to {@link #SNIFFED}
     * @param contentType as served, empty where not
     */
    public static PageCharset detect(byte[] start, Optional<String> contentType) {
        Optional<Charset> mark = byteOrderMark(start);
        if (mark.isPresent()) {
            return of(mark.get());
        }
        Optional<Charset> header = contentType.flatMap(t -> first(PARAMETER, t));
        Optional<Charset> page = declared(start);
        if (header.isPresent() && (page.isEmpty() || fits(header.get(), start))) {
            // A header that the bytes refute yields to the page: servers added a default blindly.
            return of(header.get());
        }
        Optional<Charset> said = page.or(() -> header);
        if (said.isPresent() && !(isUtf8(said.get()) && !fits(said.get(), start))) {
            return of(said.get());
        }
        return of(fits(StandardCharsets.UTF_8, start) ? StandardCharsets.UTF_8 : GB18030);
    }

    private static PageCharset of(Charset charset) {
        String name = charset.name();
        boolean hidden =
                name.startsWith("UTF-16")
                        || name.startsWith("UTF-32")
                        || name.startsWith("ISO-2022")
                        || name.startsWith("x-ISO-2022")
                        || name.startsWith("IBM")
                        || name.startsWith("x-IBM")
                        || name.equals("HZ");
        return new PageCharset(charset, name.toLowerCase(Locale.ROOT), !hidden);
    }

    private static Optional<Charset> byteOrderMark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static Optional<Charset> declared(byte[] start) {
        String head =
                new String(
                        start, 0, Math.min(start.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        return first(CSS_DECLARATION, head)
                .or(() -> first(META, head))
                .or(() -> first(XML_DECLARATION, head))
                // It could be read as ASCII, so it is not what it says.
                .map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c);
    }

    private static Optional<Charset> first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? named(m.group(1)) : Optional.empty();
    }

    /** Labels mean what browsers take them for (Encoding Standard §4.2). */
    private static Optional<Charset> named(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "gb2312",
                        "gb_2312",
                        "gb_2312-80",
                        "gbk",
                        "x-gbk",
                        "cp936",
                        "ms936",
                        "chinese",
                        "csgb2312",
                        "iso-ir-58",
                        "euc-cn",
                        "x-euc-cn",
                        "gb-2312",
                        "gb18030",
                        "hz-gb-2312" ->
                        Optional.of(GB18030);
                case "big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5" ->
                        Optional.of(Charset.forName("Big5-HKSCS"));
                case "utf8", "utf-8", "unicode-1-1-utf-8" -> Optional.of(StandardCharsets.UTF_8);
                case "iso-8859-1", "latin1", "us-ascii", "ascii", "iso8859-1", "l1" ->
                        Optional.of(Charset.forName("windows-1252"));
                case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji" ->
                        Optional.of(Charset.forName("windows-31j"));
                case "utf-16" -> Optional.of(StandardCharsets.UTF_16LE);
                default -> Optional.of(Charset.forName(name));
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isUtf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /**
     * Whether the bytes can be text in an encoding. Single-byte encodings take any bytes, so those
     * of western Europe are believed only where nothing beyond ASCII stands.
     */
    private static boolean fits(Charset charset, byte[] start) {
        if (charset.name().equals("windows-1252")) {
            for (byte b : start) {
                if (b < 0) {
                    return false;
                }
            }
            return true;
        }
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(start);
        CharBuffer out = CharBuffer.allocate(start.length + 16);
        try {
            // The last character may be cut: only a full page has an end to judge.
            CoderResult result = decoder.decode(in, out, start.length < SNIFFED);
            if (result.isError()) {
                result.throwException();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
