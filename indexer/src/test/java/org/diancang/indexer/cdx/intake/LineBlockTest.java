package org.diancang.indexer.cdx.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.junit.jupiter.api.Test;

class LineBlockTest {
    @Test
    void saysWhatWasWrittenInItsOrder() {
        var writer = new LineBlock.Writer(new CollectionName("abc"));
        writer.put(bytes("k1"), bytes("v1"));
        writer.delete(bytes("k1"));
        writer.alias(bytes("a"), bytes("b"));
        writer.unalias(bytes("a"));

        assertThat(read(writer.take()))
                .containsExactly("of abc", "put k1=v1", "delete k1", "alias a=b", "unalias a");
        assertThat(writer.isEmpty()).isTrue();
    }

    @Test
    void whatIsCutOffIsNoBlock() {
        var writer = new LineBlock.Writer(CollectionName.MAIN);
        writer.put(bytes("key"), bytes("value"));
        byte[] block = writer.take();

        for (int length : new int[] {0, 1, 3, block.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(block, length)))
                    .isInstanceOf(MalformedBlockException.class);
        }
    }

    @Property(tries = 2_000)
    void anyBytesAreABlockOrRefusedAsOne(@ForAll byte[] bytes) {
        try {
            read(bytes);
        } catch (MalformedBlockException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static List<String> read(byte[] block) {
        List<String> said = new ArrayList<>();
        LineBlock.read(
                block,
                new LineBlock.Entries() {
                    @Override
                    public void of(CollectionName collection) {
                        said.add("of " + collection);
                    }

                    @Override
                    public void put(byte[] key, byte[] value) {
                        said.add("put " + text(key) + "=" + text(value));
                    }

                    @Override
                    public void delete(byte[] key) {
                        said.add("delete " + text(key));
                    }

                    @Override
                    public void alias(byte[] alias, byte[] value) {
                        said.add("alias " + text(alias) + "=" + text(value));
                    }

                    @Override
                    public void unalias(byte[] alias) {
                        said.add("unalias " + text(alias));
                    }
                });
        return said;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static CompactBytes bytes(String text) {
        var bytes = new CompactBytes(16);
        bytes.octets(text.getBytes(UTF_8));
        return bytes;
    }
}
