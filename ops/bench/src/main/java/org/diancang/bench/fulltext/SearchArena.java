package org.diancang.bench.fulltext;

import java.util.List;

final class SearchArena {
    static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private SearchArena() {}
}
