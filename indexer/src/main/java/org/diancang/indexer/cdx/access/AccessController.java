package org.diancang.indexer.cdx.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why is this hidden, or why is it shown? */
@RestController
class AccessController {
    private static final int MOST = 1_000;

    private final RuleBook book;
    private final Clock clock;

    AccessController(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * @throws CdxUnavailableException if not all rules are known yet
     */
    @GetMapping("/internal/access")
    Explanation explain(HttpServletRequest request) {
        AccessQuestion question = AccessQuestion.of(request.getParameterMap(), clock.instant());
        return Explanation.of(question, AccessVisibility.known(book));
    }

    /** The same question in OutbackCDX's form; an access point is a group. */
    @GetMapping("/outback/{collection}/ap/{accessPoint}/check")
    OutbackDecision check(
            @PathVariable String collection,
            @PathVariable String accessPoint,
            @RequestParam(required = false) @Nullable String url,
            @RequestParam(required = false) @Nullable String timestamp) {
        return decide(collection, accessPoint, new Asked(url, timestamp));
    }

    /** Up to 1,000 questions at once. */
    @PostMapping("/outback/{collection}/ap/{accessPoint}/check")
    List<OutbackDecision> checkAll(
            @PathVariable String collection,
            @PathVariable String accessPoint,
            @RequestBody List<@Nullable Asked> questions) {
        if (questions.size() > MOST) {
            throw new InvalidCdxQueryException("body", "Ask " + MOST + " at most at once.");
        }
        return questions.stream().map(asked -> decide(collection, accessPoint, asked)).toList();
    }

    /** A capture that is asked about in OutbackCDX's form. */
    record Asked(@Nullable String url, @Nullable String timestamp) {}

    private OutbackDecision decide(String collection, String accessPoint, @Nullable Asked asked) {
        Map<String, String[]> parameters = new HashMap<>();
        parameters.put("collection", new String[] {collection});
        parameters.put("group", new String[] {accessPoint});
        if (asked != null && asked.url() != null) {
            parameters.put("url", new String[] {asked.url()});
        }
        if (asked != null && asked.timestamp() != null) {
            parameters.put("timestamp", new String[] {asked.timestamp()});
        }
        AccessQuestion question = AccessQuestion.of(parameters, clock.instant());
        RuleSet rules = AccessVisibility.known(book);
        return OutbackDecision.of(
                rules.decide(
                        rules.covering(question.urlkey()),
                        question.access(),
                        CdxTimestamp.earliest(question.timestamp())));
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        return problem(e);
    }

    static ProblemDetail problem(InvalidCdxQueryException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setType(URI.create("urn:diancang:problem:invalid-access-question"));
        problem.setTitle("Invalid question about access");
        problem.setProperty("parameter", e.parameter());
        return problem;
    }
}
