package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrefixTablePropertyTest {
    @Property(tries = 300)
    void findsWhatAScanFindsTheLongestFirst(
            @ForAll("beginnings") Set<String> beginnings, @ForAll("texts") String text) {
        var content = new TreeMap<String, List<String>>();
        beginnings.forEach(beginning -> content.put(beginning, List.of(beginning)));

        assertThat(new PrefixTable<String>(content, Comparator.naturalOrder()).of(text))
                .containsExactlyElementsOf(
                        beginnings.stream()
                                .filter(text::startsWith)
                                .sorted(Comparator.comparingInt(String::length).reversed())
                                .toList());
    }

    @Provide
    Arbitrary<Set<String>> beginnings() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(5).set().ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(7);
    }
}
