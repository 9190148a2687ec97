package org.diancang.indexer.cdx.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.diancang.indexer.cdx.CdxIntake;
import org.diancang.indexer.cdx.CdxIntake.Answer;
import org.diancang.indexer.cdx.CdxIntake.BadLines;
import org.diancang.indexer.cdx.CdxIntake.Options;
import org.diancang.indexer.cdx.CdxIntake.Report;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes lines in over HTTP; documented in {@code docs/cdx.md}. */
@RestController
final class IntakeController {
    private final CdxIntake intake;

    IntakeController(CdxIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/cdx/{collection}")
    ResponseEntity<Report> add(
            @PathVariable String collection,
            @RequestParam(defaultValue = "skip") String badLines,
            @RequestParam(defaultValue = "durable") String wait,
            HttpServletRequest request)
            throws IOException {
        return answer(
                intake.add(
                        CollectionName.asked(collection),
                        request.getInputStream(),
                        options(badLines, wait)));
    }

    @PostMapping("/cdx/{collection}/delete")
    ResponseEntity<Report> delete(
            @PathVariable String collection,
            @RequestParam(defaultValue = "skip") String badLines,
            @RequestParam(defaultValue = "durable") String wait,
            HttpServletRequest request)
            throws IOException {
        return answer(
                intake.delete(
                        CollectionName.asked(collection),
                        request.getInputStream(),
                        options(badLines, wait)));
    }

    /** Lines that could not be read are the caller's to mend, whether or not others were kept. */
    private static ResponseEntity<Report> answer(Report report) {
        boolean refused = report.lines() == 0 && report.badLines() > 0;
        return ResponseEntity.status(refused ? HttpStatus.BAD_REQUEST : HttpStatus.OK).body(report);
    }

    private static Options options(String badLines, String wait) {
        return new Options(
                switch (badLines.toLowerCase(Locale.ROOT)) {
                    case "skip" -> BadLines.SKIPPED;
                    case "refuse" -> BadLines.REFUSE_ALL;
                    default ->
                            throw new InvalidCdxQueryException(
                                    "badLines", "badLines must be skip or refuse.");
                },
                switch (wait.toLowerCase(Locale.ROOT)) {
                    case "durable" -> Answer.DURABLE;
                    case "visible" -> Answer.VISIBLE;
                    default ->
                            throw new InvalidCdxQueryException(
                                    "wait", "wait must be durable or visible.");
                });
    }
}
