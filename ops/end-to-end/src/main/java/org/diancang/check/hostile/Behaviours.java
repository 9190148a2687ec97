package org.diancang.check.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All the ways to misbehave. */
final class Behaviours {
    private Behaviours() {}

    static List<Behaviour> all() {
        return Stream.of(
                        Endless.all(),
                        Framing.all(),
                        Contents.all(),
                        NamesAndRules.addresses(),
                        NamesAndRules.certificates(),
                        NamesAndRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
