package org.diancang.replay.reader.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for a URL that was never captured: says so, and what there is that comes near. */
@Component
public class MissingPages {
    private final NearMisses nearMisses;
    private final String nominations;

    MissingPages(NearMisses nearMisses, ReplaySettings settings) {
        this.nearMisses = nearMisses;
        this.nominations = settings.desk().origin() + "/nominations/new?url=";
    }

    /** The page for a URL, with status 404. */
    public ModelAndView of(ArchivedUrl url) {
        ModelAndView page = new ModelAndView("missing", HttpStatus.NOT_FOUND);
        page.addObject("url", url.value());
        page.addObject("host", url.host());
        page.addObject(
                "nominate", nominations + URLEncoder.encode(url.value(), StandardCharsets.UTF_8));
        page.addObject("groups", nearMisses.of(url));
        return page;
    }
}
