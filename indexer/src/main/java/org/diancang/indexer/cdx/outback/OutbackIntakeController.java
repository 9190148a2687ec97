package org.diancang.indexer.cdx.outback;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxIntake;
import org.diancang.indexer.cdx.CdxIntake.Answer;
import org.diancang.indexer.cdx.CdxIntake.BadLines;
import org.diancang.indexer.cdx.CdxIntake.Options;
import org.diancang.indexer.cdx.CdxIntake.Report;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lines to be added and deleted. Asks the servlet for no parameter: it would read the lines, which
 * curl sends as if they were a form.
 */
@RestController
class OutbackIntakeController {
    private final CdxIntake intake;
    private final OutbackAccess access;

    OutbackIntakeController(CdxIntake intake, OutbackAccess access) {
        this.intake = intake;
        this.access = access;
    }

    @PostMapping("/outback/{collection}")
    ResponseEntity<String> add(@PathVariable String collection, HttpServletRequest request)
            throws IOException {
        access.require(request);
        Parameters parameters = Parameters.of(request.getQueryString());
        parameters.requireKnown(Set.of("badLines", "wait"));
        var options = new Options(badLines(parameters), answer(parameters));
        var name = CollectionName.asked(collection);
        return answer("Added", options, taken(lines -> intake.add(name, lines, options), request));
    }

    @PostMapping("/outback/{collection}/delete")
    ResponseEntity<String> delete(@PathVariable String collection, HttpServletRequest request)
            throws IOException {
        access.require(request);
        Parameters parameters = Parameters.of(request.getQueryString());
        parameters.requireKnown(Set.of("badLines", "wait", "recanonicalize"));
        if (!parameters.one("recanonicalize").orElse("1").equals("1")) {
            throw new InvalidCdxQueryException(
                    "recanonicalize",
                    "recanonicalize must be 1 here: lines are deleted by their URL.");
        }
        var options = new Options(badLines(parameters), answer(parameters));
        var name = CollectionName.asked(collection);
        return answer(
                "Deleted", options, taken(lines -> intake.delete(name, lines, options), request));
    }

    private static BadLines badLines(Parameters parameters) {
        return switch (parameters.one("badLines").orElse("error")) {
            case "error" -> BadLines.REFUSE_ALL;
            case "skip" -> BadLines.SKIPPED;
            default ->
                    throw new InvalidCdxQueryException(
                            "badLines", "badLines must be error or skip.");
        };
    }

    private static Answer answer(Parameters parameters) {
        return switch (parameters.one("wait").orElse("durable")) {
            case "durable" -> Answer.DURABLE;
            case "visible" -> Answer.VISIBLE;
            default ->
                    throw new InvalidCdxQueryException("wait", "wait must be durable or visible.");
        };
    }

    private static Report taken(Intake intake, HttpServletRequest request) throws IOException {
        try (InputStream lines = request.getInputStream()) {
            return intake.take(lines);
        } catch (IOException e) {
            throw new UnreadableLinesException(e);
        }
    }

    private static ResponseEntity<String> answer(String done, Options options, Report report) {
        boolean refused = options.badLines() == BadLines.REFUSE_ALL && report.badLines() > 0;
        var response =
                (refused ? ResponseEntity.badRequest() : ResponseEntity.ok())
                        .contentType(OutbackErrors.TEXT);
        if (refused) {
            return response.body(
                    report.examples().stream()
                            .map(line -> "At line " + line.number() + ": " + line.reason() + "\n")
                            .collect(Collectors.joining()));
        }
        if (report.badLines() > 0) {
            // The text is the peer's, which does not say it.
            response.header("skipped-lines", Long.toString(report.badLines()));
        }
        return response.body(done + " " + report.lines() + " records\n");
    }

    /** What is done with lines. */
    private interface Intake {
        Report take(InputStream lines) throws IOException;
    }
}
