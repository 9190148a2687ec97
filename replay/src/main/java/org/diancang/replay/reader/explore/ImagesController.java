package org.diancang.replay.reader.explore;

import jakarta.servlet.http.HttpServletRequest;
import org.diancang.replay.ReplaySettings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Archived pictures, found by the words that pages have for them. */
@Controller
class ImagesController {
    private static final int LONGEST = 256;

    private final Explored explored;
    private final Answering answering;
    private final String contentOrigin;

    ImagesController(Explored explored, Answering answering, ReplaySettings settings) {
        this.explored = explored;
        this.answering = answering;
        this.contentOrigin = settings.content().origin();
    }

    @GetMapping("/search/images")
    ModelAndView images(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String from,
            HttpServletRequest request) {
        String words = q.strip();
        String asked = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        Narrowing narrowing = Narrowing.of(request);
        ModelAndView page = new ModelAndView("images");
        page.addObject("q", asked);
        page.addObject("narrowing", narrowing);
        if (asked.isEmpty()) {
            return page.addObject("state", "start");
        }
        int first =
                from.matches("[0-9]{1,4}")
                        ? Math.min(Integer.parseInt(from), ImagesPage.DEEPEST - ImagesPage.SIZE)
                        : 0;
        return answering.fill(
                page,
                () ->
                        explored.images(asked, narrowing, first, ImagesPage.SIZE)
                                .map(a -> ImagesPage.of(asked, narrowing, first, a, contentOrigin)),
                (model, found) -> {
                    model.addObject("found", found);
                    model.addObject("state", found.pictures().isEmpty() ? "empty" : "found");
                });
    }
}
