package org.diancang.replay.reader.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderPages;
import org.diancang.replay.reader.frame.MissingPages;
import org.diancang.replay.reader.page.PageReader;
import org.diancang.replay.reader.page.PageReading;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** {@code /compare?url=…&left=…&right=…}: two versions of a URL and what changed. */
@Controller
class CompareController {
    private final VersionPair pair;
    private final PageReader reader;
    private final ComparePages pages;
    private final MissingPages missing;

    CompareController(
            VersionPair pair, PageReader reader, ComparePages pages, MissingPages missing) {
        this.pair = pair;
        this.reader = reader;
        this.pages = pages;
        this.missing = missing;
    }

    private record Asked(ArchivedUrl url, Optional<Timestamp> left, Optional<Timestamp> right) {}

    private static Optional<Asked> asked(String url, String left, String right) {
        return ArchivedUrl.parse(url)
                .flatMap(
                        archived ->
                                VersionPair.moment(left)
                                        .flatMap(
                                                l ->
                                                        VersionPair.moment(right)
                                                                .map(
                                                                        r ->
                                                                                new Asked(
                                                                                        archived, l,
                                                                                        r))));
    }

    @GetMapping("/compare")
    ModelAndView compare(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") String from) {
        Optional<Asked> asked = asked(url, left, right);
        Optional<Show> way = Show.parse(show);
        if (asked.isEmpty() || way.isEmpty() || !from.matches("[1-9][0-9]{0,5}")) {
            return ReaderPages.badAddress();
        }
        ArchivedUrl archived = asked.get().url();
        return pair.find(archived, asked.get().left(), asked.get().right())
                .map(
                        found ->
                                new ModelAndView("compare")
                                        .addObject(
                                                "page",
                                                pages.of(
                                                        archived,
                                                        found,
                                                        way.get(),
                                                        Integer.parseInt(from))))
                .orElseGet(() -> missing.of(archived));
    }

    /**
     * The differences of the text, as programs that show differences read them; else the page that
     * says why there are none.
     */
    @GetMapping("/compare/export")
    Object export(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String right) {
        Asked asked =
                asked(url, left, right)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return pair.find(asked.url(), asked.left(), asked.right())
                .<Object>map(found -> differences(asked.url(), found))
                .orElseGet(() -> missing.of(asked.url()));
    }

    private ResponseEntity<byte[]> differences(ArchivedUrl url, VersionPair.Found found) {
        List<String> before = passages(found.left());
        List<String> after = passages(found.right());
        List<String> differences =
                UnifiedDiffUtils.generateUnifiedDiff(
                        found.left().timestamp() + " " + url,
                        found.right().timestamp() + " " + url,
                        before,
                        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()),
                        3);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s.diff\""
                                .formatted(found.left().timestamp(), found.right().timestamp()))
                .body((String.join("\n", differences) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<String> passages(org.diancang.replay.cdx.CdxLine line) {
        return reader.read(line).map(PageReading::passages).orElse(List.of());
    }
}
