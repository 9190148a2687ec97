package org.diancang.events;

import java.util.Optional;

/** What the crawler calls itself to the servers that it asks. */
public final class CrawlerName {
    /** Product token: what a robots.txt names to mean this crawler (RFC 9309 §2.2.1). */
    public static final String TOKEN = "diancang";

    private CrawlerName() {}

    /** Version of this build; {@code dev} where it was not packaged. */
    public static String version() {
        return Optional.ofNullable(CrawlerName.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /**
     * Value of {@code User-Agent} in every request (RFC 9110 §10.1.5).
     *
     * @param contact URL of the page that says who crawls
     */
    public static String userAgent(String contact) {
        return "Mozilla/5.0 (compatible; " + TOKEN + "/" + version() + " +" + contact + ")";
    }
}
