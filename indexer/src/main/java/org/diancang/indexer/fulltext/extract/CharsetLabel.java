package org.diancang.indexer.fulltext.extract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the names that servers and pages use for character sets mean (WHATWG Encoding §4.2). Names
 * of a set that a larger one contains mean the larger one, since pages use its characters.
 */
final class CharsetLabel {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int LONGEST = 40;

    private CharsetLabel() {}

    /** The character set of a label; empty for one that means nothing. */
    static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (name) {
            case "gb2312",
                    "gb_2312",
                    "gb_2312-80",
                    "gb2312-80",
                    "gbk",
                    "x-gbk",
                    "cp936",
                    "ms936",
                    "windows-936",
                    "gb18030",
                    "gb18030-2022",
                    "euc-cn",
                    "x-euc-cn",
                    "chinese",
                    "csgb2312",
                    "iso-ir-58" ->
                    Optional.of(GB18030);
            case "big5",
                    "big-5",
                    "big5-hkscs",
                    "cn-big5",
                    "csbig5",
                    "x-x-big5",
                    "cp950",
                    "ms950",
                    "windows-950" ->
                    Optional.of(BIG5);
            case "utf8", "utf-8", "unicode-1-1-utf-8", "utf-8mb4", "utf8mb4" ->
                    Optional.of(StandardCharsets.UTF_8);
            case "utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2" ->
                    Optional.of(StandardCharsets.UTF_16LE);
            case "utf-16be" -> Optional.of(StandardCharsets.UTF_16BE);
            case "ascii",
                    "us-ascii",
                    "iso-8859-1",
                    "iso8859-1",
                    "iso_8859-1",
                    "latin1",
                    "l1",
                    "cp1252",
                    "x-cp1252" ->
                    Optional.of(WINDOWS_1252);
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji" ->
                    Optional.of(Charset.forName("windows-31j"));
            case "euc-kr", "ks_c_5601-1987", "ksc5601", "korean", "windows-949" ->
                    Optional.of(Charset.forName("x-windows-949"));
            default -> known(name);
        };
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
