package org.diancang.indexer.cdx.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.diancang.events.AccessPolicy;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Policies in OutbackCDX's form; writes go on to the orchestrator. All collections have the same.
 */
@RestController
@RequestMapping("/outback/{collection}/access/policies")
class AccessPoliciesController {
    private final RuleBook book;
    private final PolicyWriter writer;
    private final Echo echo;

    AccessPoliciesController(RuleBook book, PolicyWriter writer, Echo echo) {
        this.book = book;
        this.writer = writer;
        this.echo = echo;
    }

    @GetMapping
    List<OutbackPolicy> all(@PathVariable String collection) {
        AccessRulesController.named(collection);
        return AccessVisibility.known(book).policies().stream().map(OutbackPolicy::of).toList();
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable String collection, @PathVariable String id) {
        AccessRulesController.named(collection);
        return AccessRulesController.orNotFound(
                AccessVisibility.known(book)
                        .policy(AccessRulesController.number(id))
                        .map(OutbackPolicy::of));
    }

    /** Makes a policy where the body has no id, else makes that of this id so. */
    @PostMapping
    ResponseEntity<?> write(@PathVariable String collection, HttpServletRequest request)
            throws IOException {
        AccessRulesController.named(collection);
        OutbackPolicy policy =
                OutbackBody.of(request.getInputStream()).as(OutbackPolicy.class, "a policy");
        Long id = policy.id();
        if (id == null) {
            PolicyWriter.Written made = writer.create(policy.draft());
            echo.ofPolicy(made);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(Map.of("id", Long.toString(made.number())));
        }
        if (id < 0 || id > AccessPolicy.HIGHEST_NUMBER) {
            throw new InvalidCdxQueryException(
                    "id", "id must be 0 to " + AccessPolicy.HIGHEST_NUMBER + ".");
        }
        echo.ofPolicy(writer.put(id, policy.draft()));
        return ResponseEntity.ok().build();
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        return AccessController.problem(e);
    }
}
