package org.diancang.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.archive.modules.CrawlURI;
import org.archive.modules.extractor.ExtractorSitemap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds addresses in sitemaps (sitemaps.org), those of other folders and hosts too: what is taken
 * is for the scope to say. A sitemap is read whole, so one that is large, or is once it is
 * unpacked, is left alone.
 */
final class SiteMaps extends ExtractorSitemap {
    /** The 50,000 entries that the protocol allows fit in, at 200 bytes each. */
    static final int LARGEST = 10 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SiteMaps.class);

    SiteMaps() {
        setEnableLenientExtraction(true);
    }

    @Override
    protected boolean shouldExtract(CrawlURI uri) {
        if (!super.shouldExtract(uri)) {
            return false;
        }
        boolean large = uri.getContentLength() > LARGEST || isLargeUnpacked(uri);
        if (large) {
            LOG.info("{} has more than {} bytes: not read as a sitemap", uri.getURI(), LARGEST);
        }
        return !large;
    }

    private static boolean isLargeUnpacked(CrawlURI uri) {
        try (InputStream packed = uri.getRecorder().getContentReplayInputStream()) {
            return packed.read() == 0x1f && packed.read() == 0x8b && isLargeUnpacked(whole(uri));
        } catch (IOException e) {
            // What can't be unpacked is no sitemap; whoever reads it will see that for himself.
            return false;
        }
    }

    private static InputStream whole(CrawlURI uri) throws IOException {
        return uri.getRecorder().getContentReplayInputStream();
    }

    static boolean isLargeUnpacked(InputStream gzip) throws IOException {
        try (InputStream in = new GZIPInputStream(gzip)) {
            byte[] buffer = new byte[8192];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > LARGEST) {
                    return true;
                }
            }
            return false;
        }
    }
}
