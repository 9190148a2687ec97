package org.diancang.replay.reader.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.reader.ReaderPages;
import org.diancang.replay.reader.cite.Citation;
import org.diancang.replay.reader.cite.Reference;
import org.diancang.replay.reader.frame.MissingPages;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /provenance?url=…&at=…}: the chain of custody of a capture, its digest recomputed each
 * time that the page is asked for, and references to it.
 */
@Controller
class ProvenanceController {
    private final Captures captures;
    private final ProvenancePages provenance;
    private final Citation citation;
    private final MissingPages missing;

    ProvenanceController(
            Captures captures,
            ProvenancePages provenance,
            Citation citation,
            MissingPages missing) {
        this.captures = captures;
        this.provenance = provenance;
        this.citation = citation;
        this.missing = missing;
    }

    @GetMapping("/provenance")
    ModelAndView provenance(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String at) {
        Optional<ArchivedUrl> archived = ArchivedUrl.parse(url);
        Optional<Timestamp> timestamp = Timestamp.parse(at);
        if (archived.isEmpty() || timestamp.isEmpty()) {
            return ReaderPages.badAddress();
        }
        return captures.nearest(archived.get(), timestamp.get())
                .map(
                        line ->
                                new ModelAndView("provenance")
                                        .addObject("page", provenance.of(archived.get(), line)))
                .orElseGet(() -> missing.of(archived.get()));
    }

    /** A reference as a file, {@code bib} or {@code ris}; else the page that says why not. */
    @GetMapping("/cite")
    Object cite(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "bib") String form) {
        Optional<ArchivedUrl> archived = ArchivedUrl.parse(url);
        Optional<Timestamp> timestamp = Timestamp.parse(at);
        boolean bibtex = form.equals("bib");
        if (archived.isEmpty() || timestamp.isEmpty() || !(bibtex || form.equals("ris"))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Optional<CdxLine> found = captures.nearest(archived.get(), timestamp.get());
        if (found.isEmpty()) {
            return missing.of(archived.get());
        }
        CdxLine line = found.get();
        Reference reference = provenance.reference(line);
        String text = bibtex ? citation.bibtex(reference) : citation.ris(reference);
        String type = bibtex ? "x-bibtex" : "x-research-info-systems";
        return ResponseEntity.ok()
                .contentType(new MediaType("application", type, StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"diancang-" + line.timestamp() + "." + form + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
