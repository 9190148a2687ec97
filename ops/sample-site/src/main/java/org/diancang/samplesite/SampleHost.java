package org.diancang.samplesite;

/** The county's hosts. */
enum SampleHost {
    GOVERNMENT("www.qinghe-gov.example", "gov"),
    MUSEUM("museum.qinghe-culture.example", "museum"),
    ECONOMY("www.qinghe-economy.example", "economy"),
    /** Endless by intention: a crawl that stays on its seeds' hosts never comes here. */
    TRAP("trap.qinghe-gov.example", "trap");

    private final String hostName;
    private final String folder;

    SampleHost(String hostName, String folder) {
        this.hostName = hostName;
        this.folder = folder;
    }

    String hostName() {
        return hostName;
    }

    /** Folder of its resources, and its name in templates. */
    String folder() {
        return folder;
    }
}
