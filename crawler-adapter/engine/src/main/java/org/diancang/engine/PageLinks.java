package org.diancang.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.archive.modules.CrawlURI;
import org.archive.modules.extractor.ExtractorHTML;
import org.archive.modules.extractor.Hop;

/** Finds addresses in pages, with the stills of films, which Heritrix leaves out. */
final class PageLinks extends ExtractorHTML {
    private static final long serialVersionUID = 1L;

    private static final Pattern POSTER =
            Pattern.compile("(?i)\\sposter\\s*=\\s*(?:\"([^\"]{1,2048})\"|'([^']{1,2048})')");

    @Override
    protected void processGeneralTag(CrawlURI curi, CharSequence element, CharSequence tag) {
        super.processGeneralTag(curi, element, tag);
        if ("video".contentEquals(element) || "VIDEO".contentEquals(element)) {
            Matcher poster = POSTER.matcher(tag);
            if (poster.find()) {
                String address = poster.group(1) == null ? poster.group(2) : poster.group(1);
                processEmbed(curi, address.replace("&amp;", "&"), "video/@poster", Hop.EMBED);
            }
        }
    }
}
