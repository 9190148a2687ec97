package org.diancang.replay.reader.frame;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
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
    private final String nominations;
    private final CdxServer cdx;
    private final AccessSettings access;
    private final Clock clock;

    MissingPages(
            NearMisses nearMisses,
            ReplaySettings settings,
            CdxServer cdx,
            AccessSettings access,
            Clock clock) {
        this.nearMisses = nearMisses;
        this.nominations = settings.desk().origin() + "/nominations/new?url=";
        this.cdx = cdx;
        this.access = access;
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
        page.addObject(
                "nominate", nominations + URLEncoder.encode(url.value(), StandardCharsets.UTF_8));
        page.addObject("groups", nearMisses.of(url));
        return page;
    }

    private ModelAndView withheld(ArchivedUrl url, Withheld withheld) {
        blockedBy();
        ModelAndView page = new ModelAndView("withheld", WITHHELD);
        page.addObject("url", url.value());
        page.addObject("message", withheld.message());
        page.addObject("until", withheld.until().orElse(null));
        page.addObject("contact", access.contact());
        return page;
    }

    private void blockedBy() {
        URI who = access.blockedBy();
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
