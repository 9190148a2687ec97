package org.diancang.replay.reader.page;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page names to be loaded with it. */
final class PageParts {
    private static final String NAMING =
            "img[src], script[src], iframe[src], frame[src], source[src], video[src], audio[src],"
                    + " embed[src], input[type=image][src], object[data],"
                    + " link[rel~=(?i)stylesheet|icon][href], body[background], td[background]";

    private PageParts() {}

    /** Absolute addresses in the order of the page, without fragments. */
    static Set<String> of(Document page) {
        Set<String> parts = new LinkedHashSet<>();
        for (Element element : page.select(NAMING)) {
            String attribute =
                    java.util.stream.Stream.of("src", "data", "href", "background")
                            .filter(element::hasAttr)
                            .findFirst()
                            .orElse("src");
            String address = element.absUrl(attribute).replaceFirst("(?s)#.*", "");
            if (address.startsWith("http") && parts.size() < PageReading.MOST_PARTS) {
                parts.add(address);
            }
        }
        return java.util.Collections.unmodifiableSet(parts);
    }
}
