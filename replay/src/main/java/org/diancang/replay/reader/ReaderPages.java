package org.diancang.replay.reader;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Pages that several features answer with. */
public final class ReaderPages {
    private ReaderPages() {}

    /** 400: the address is none that could name a capture. */
    public static ModelAndView badAddress() {
        return ReaderProblems.page("address", HttpStatus.BAD_REQUEST);
    }

    /** 404: nothing is archived of a site, as far as this reader may know. */
    public static ModelAndView noSuchSite() {
        return ReaderProblems.page("site", HttpStatus.NOT_FOUND);
    }

    /** 404: no such page on this site. */
    public static ModelAndView noSuchPage() {
        return ReaderProblems.page("missing", HttpStatus.NOT_FOUND);
    }
}
