package org.diancang.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.archive.modules.CrawlURI;
import org.archive.modules.extractor.ExtractorHTML;
import org.archive.modules.extractor.Hop;
import org.archive.util.Recorder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds addresses in pages, with the stills of films, which Heritrix leaves out. What says that it
 * is GB2312 or GBK is read as GB18030, as browsers do (Encoding Standard §10): else a link with a
 * character that GB2312 lacks leads nowhere.
 */
final class PageLinks extends ExtractorHTML {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PageLinks.class);

    private static final Pattern POSTER =
            Pattern.compile("(?i)\\sposter\\s*=\\s*(?:\"([^\"]{1,2048})\"|'([^']{1,2048})')");

    private static final Pattern CHARSET =
            Pattern.compile("(?i)<meta\\s[^>]{0,200}?\\bcharset\\s*=\\s*([a-z0-9_:.-]{1,40})");

    /** Characters of a page that is read as one string; all threads together hold 10 MB of them. */
    private static final int LONGEST_STRING = 1 << 18;

    /** No charset needs more for that many. */
    private static final int MOST_BYTES = 4 * LONGEST_STRING;

    private static final Charset WHOLE = Charset.forName("GB18030");
    private static final Set<String> PARTS = Set.of("GB2312", "GBK");

    @Override
    public boolean innerExtract(CrawlURI curi) {
        Recorder recorder = curi.getRecorder();
        recorder.setCharset(asBrowsersReadIt(recorder.getCharset()));
        return super.innerExtract(curi);
    }

    /**
     * Heritrix's own sequence takes some steps for each character, patterns ask for each thrice.
     */
    @Override
    protected void extract(CrawlURI curi, CharSequence page) {
        super.extract(curi, page.length() <= LONGEST_STRING ? atOnce(curi, page) : page);
    }

    private static CharSequence atOnce(CrawlURI curi, CharSequence page) {
        Recorder recorder = curi.getRecorder();
        try (InputStream content = recorder.getContentReplayInputStream()) {
            return new String(content.readNBytes(MOST_BYTES), recorder.getCharset());
        } catch (IOException e) {
            LOG.warn("{} is read slowly: {}", curi, e.toString());
            return page;
        }
    }

    @Override
    protected @Nullable Charset getContentDeclaredCharset(CrawlURI curi, String beginning) {
        Charset declared = super.getContentDeclaredCharset(curi, beginning);
        return asBrowsersReadIt(declared == null ? withoutQuotes(beginning) : declared);
    }

    /** Heritrix wants quotes around it, HTML does not. */
    private static @Nullable Charset withoutQuotes(String beginning) {
        Matcher meta = CHARSET.matcher(beginning);
        try {
            return meta.find() ? Charset.forName(meta.group(1)) : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable Charset asBrowsersReadIt(@Nullable Charset declared) {
        return declared != null && PARTS.contains(declared.name()) ? WHOLE : declared;
    }

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
