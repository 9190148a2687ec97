package org.diancang.replay.reader.frame;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.diancang.replay.access.AccessSettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.cdx.Withheld;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page for a URL of which a reader finds nothing: it was never captured, and what there is that
 * comes near; or captures are withheld and that may be said (RFC 7725).
 */
@Component
public class MissingPages {
    private static final HttpStatusCode WITHHELD = HttpStatusCode.valueOf(451);

    private final NearMisses nearMisses;
    private final CdxServer cdx;
    private final AccessSettings settings;
    private final Clock clock;

    MissingPages(NearMisses nearMisses, CdxServer cdx, AccessSettings settings, Clock clock) {
        this.nearMisses = nearMisses;
        this.cdx = cdx;
        this.settings = settings;
        this.clock = clock;
    }

    /** The page for a URL, with status 404 or 451. */
    public ModelAndView of(ArchivedUrl url) {
        Optional<Withheld> withheld = cdx.withheld(url, Timestamp.of(clock.instant()));
        if (withheld.isPresent()) {
            return withheld(url, withheld.get());
        }
        ModelAndView page = new ModelAndView("missing", HttpStatus.NOT_FOUND);
        page.addObject("url", url.value());
        page.addObject("host", url.host());
        page.addObject("groups", nearMisses.of(url));
        return page;
    }

    private ModelAndView withheld(ArchivedUrl url, Withheld withheld) {
        blockedBy();
        ModelAndView page = new ModelAndView("withheld", WITHHELD);
        page.addObject("url", url.value());
        page.addObject("message", withheld.message());
        page.addObject("until", withheld.until().orElse(null));
        page.addObject("contact", settings.contact());
        return page;
    }

    private void blockedBy() {
        URI who = settings.blockedBy();
        if (who != null
                && RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            attributes
                    .getResponse()
                    .addHeader("Link", "<" + who.toASCIIString() + ">; rel=\"blocked-by\"");
        }
    }
}
