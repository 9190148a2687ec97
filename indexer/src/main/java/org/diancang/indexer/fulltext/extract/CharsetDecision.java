package org.diancang.indexer.fulltext.extract;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The character set that a page is read in, and why.
 *
 * @param charset the character set
 * @param by what told it
 * @param contradicted declarations that were passed over because the bytes say otherwise
 */
record CharsetDecision(Charset charset, CharsetReason by, Set<CharsetReason> contradicted) {
    CharsetDecision {
        contradicted = Set.copyOf(contradicted);
    }

    /** As the index has it: what told it, then {@code header contradicted} and the like. */
    List<String> reasons() {
        return Stream.concat(
                        Stream.of(by.value()),
                        contradicted.stream()
                                .sorted()
                                .map(reason -> reason.value() + " contradicted"))
                .toList();
    }
}
