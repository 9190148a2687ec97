package org.diancang.indexer.fulltext.extract.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts read from bytes beside those that the platform decodes, of whatever the bytes are. */
class PageTextPropertyTest {
    private static final int BEFORE = 3;

    @Property
    void anyBytesAreWrittenAsTheyAreDecoded(
            @ForAll("pieces") byte[] page, @ForAll boolean references) {
        assertSame(page, references);
    }

    @Property
    void randomBytesAreWrittenAsTheyAreDecoded(@ForAll byte[] page, @ForAll boolean references) {
        assertSame(page, references);
    }

    private static void assertSame(byte[] page, boolean references) {
        String expected = new String(page, UTF_8);
        if (references) {
            expected = CharacterReferences.resolve(expected, /* inValue= */ false);
        }
        if (expected.chars().allMatch(c -> c == ' ' || (c >= '\t' && c <= '\r'))) {
            expected = " ";
        }
        assertThat(written(PageText.of(page, 0, page.length, references))).isEqualTo(expected);
        IntPredicate spaces = c -> c == ' ' || c == '\n';
        char first = (char) expected.chars().filter(spaces.negate()).findFirst().orElse(0);
        PageText text = PageText.of(page, 0, page.length, references);
        assertThat(text.first(spaces)).isEqualTo(first);
        assertThat(text.text()).isEqualTo(expected);
        assertThat(text.first(spaces)).isEqualTo(first);
        assertThat(written(text)).isEqualTo(expected);
    }

    private static String written(PageText text) {
        char[] into = new char[BEFORE + text.mostCharacters()];
        int end = text.write(into, BEFORE);
        return new String(into, BEFORE, end - BEFORE);
    }

    /** Whole characters, their parts, and what only looks like one. */
    @Provide
    Arbitrary<byte[]> pieces() {
        return Arbitraries.of(
                        List.of(
                                bytes("中"),
                                bytes("\uFF21"),
                                bytes("é"),
                                bytes("\uD83D\uDE00"),
                                bytes("a"),
                                bytes(" "),
                                bytes("\n"),
                                bytes("&"),
                                bytes("&amp;"),
                                bytes("&nbsp"),
                                bytes("&#20013;"),
                                bytes("&nvlt;"),
                                new byte[] {(byte) 0xE4, (byte) 0xB8},
                                new byte[] {(byte) 0xE4},
                                new byte[] {(byte) 0xAD},
                                new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
                                new byte[] {(byte) 0xE0, (byte) 0xA4, (byte) 0x85},
                                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                                new byte[] {(byte) 0xED, (byte) 0x95, (byte) 0x9C},
                                new byte[] {(byte) 0xF8, (byte) 0x88},
                                new byte[] {(byte) 0xC0, (byte) 0x80},
                                new byte[] {0}))
                .list()
                .ofMaxSize(12)
                .map(PageTextPropertyTest::joined);
    }

    private static byte[] joined(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
