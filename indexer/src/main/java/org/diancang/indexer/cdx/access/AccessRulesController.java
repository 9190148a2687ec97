package org.diancang.indexer.cdx.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rules in OutbackCDX's form; writes go on to the orchestrator. */
@RestController
@RequestMapping("/outback/{collection}/access")
class AccessRulesController {
    private final RuleBook book;
    private final RuleWriter writer;
    private final PolicyWriter policies;
    private final Echo echo;

    AccessRulesController(RuleBook book, RuleWriter writer, PolicyWriter policies, Echo echo) {
        this.book = book;
        this.writer = writer;
        this.policies = policies;
        this.echo = echo;
    }

    @GetMapping("/rules")
    ResponseEntity<List<OutbackRule>> rules(
            @PathVariable String collection,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "id") String sort,
            @RequestParam(defaultValue = "json") String output) {
        if (!output.equals("json")) {
            throw new InvalidCdxQueryException("output", "output must be json or csv.");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName(collection, "json"))
                .body(found(collection, search, sort));
    }

    @GetMapping(path = "/rules", params = "output=csv")
    void csv(
            @PathVariable String collection,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "id") String sort,
            HttpServletResponse response)
            throws IOException {
        List<OutbackRule> found = found(collection, search, sort);
        RuleSet known = AccessVisibility.known(book);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, fileName(collection, "csv"));
        new OutbackCsv(
                        response.getWriter(),
                        number -> known.policy(number).map(AccessPolicy::name).orElse(null))
                .write(found);
    }

    private List<OutbackRule> found(String collection, @Nullable String search, String sort) {
        return of(collection).stream()
                .sorted(order(sort))
                .map(OutbackRule::of)
                .filter(rule -> search == null || rule.has(search))
                .toList();
    }

    private static String fileName(String collection, String extension) {
        return "filename=\"" + collection + "-access-rules." + extension + "\"";
    }

    @GetMapping("/rules/new")
    OutbackRule blank() {
        return OutbackRule.NEW;
    }

    @GetMapping("/rules/{id}")
    ResponseEntity<?> rule(@PathVariable String collection, @PathVariable String id) {
        return orNotFound(numbered(collection, number(id)).map(OutbackRule::of));
    }

    /** Takes one rule or an array, or a list in XML; none where one of them is at fault. */
    @PostMapping("/rules")
    ResponseEntity<?> write(@PathVariable String collection, HttpServletRequest request)
            throws IOException {
        CollectionName name = named(collection);
        OutbackBody body = OutbackBody.of(request.getInputStream());
        boolean isXml = isXml(request);
        List<OutbackRule> rules = isXml ? WaybackRulesXml.read(body.bytes()) : read(body);
        List<OutbackDraft> drafts =
                rules.stream().map(rule -> new OutbackDraft(rule, name)).toList();
        Map<Long, Boolean> policiesAsked = new HashMap<>();
        List<OutbackDraft.Fault> faults =
                drafts.stream()
                        .flatMap(
                                draft ->
                                        draft
                                                .faults(
                                                        id ->
                                                                policiesAsked.computeIfAbsent(
                                                                        id, this::isPolicy))
                                                .stream())
                        .toList();
        if (!faults.isEmpty()) {
            return ResponseEntity.badRequest().body(faults);
        }
        // Found first: a rule that is not there must not leave half of them written.
        List<Optional<AccessRule>> before = new ArrayList<>();
        for (OutbackRule rule : rules) {
            before.add(known(collection, rule));
        }
        List<@Nullable Long> ids = new ArrayList<>();
        List<Echo.Written> written = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Echo.Written one = write(drafts.get(i), before.get(i));
            written.add(one);
            ids.add(before.get(i).isPresent() ? null : OutbackRule.number(one.id()));
        }
        echo.ofRules(written);
        if (isXml || body.isArray()) {
            return ResponseEntity.ok(ids);
        }
        Long id = ids.getFirst();
        return id == null
                ? ResponseEntity.ok().build()
                : ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id.toString()));
    }

    @DeleteMapping("/rules/{id}")
    ResponseEntity<?> remove(@PathVariable String collection, @PathVariable String id) {
        Optional<AccessRule> rule = numbered(collection, number(id));
        rule.ifPresent(
                known -> {
                    writer.remove(known);
                    echo.ofRemoved(known.id());
                });
        return rule.isPresent() ? ResponseEntity.ok().build() : orNotFound(rule);
    }

    private Echo.Written write(OutbackDraft draft, Optional<AccessRule> before) {
        return before.map(known -> writer.change(known, draft.draft(before)))
                .orElseGet(() -> writer.create(draft.draft(before)));
    }

    private Optional<AccessRule> known(String collection, OutbackRule rule) {
        if (rule.id() == null) {
            return Optional.empty();
        }
        Optional<AccessRule> known = numbered(collection, rule.id());
        if (known.isEmpty()) {
            throw new InvalidCdxQueryException(
                    "id", "There is no rule " + rule.id() + "; leave id out to make one.");
        }
        return known;
    }

    private static List<OutbackRule> read(OutbackBody body) {
        String what = "a rule, or an array of rules";
        if (!body.isArray()) {
            return List.of(body.as(OutbackRule.class, what));
        }
        OutbackRule[] rules = body.as(OutbackRule[].class, what);
        if (Arrays.stream(rules).anyMatch(Objects::isNull)) {
            throw new InvalidCdxQueryException("body", "The body must be " + what + ".");
        }
        return List.of(rules);
    }

    private static boolean isXml(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).matches("(application|text)/xml(;.*)?");
    }

    /** One that was made a moment ago may not be known here yet. */
    private boolean isPolicy(long number) {
        return number >= 0
                && number <= AccessPolicy.HIGHEST_NUMBER
                && (AccessVisibility.known(book).policy(number).isPresent()
                        || policies.has(number));
    }

    private static boolean isPinned(AccessRule rule) {
        return rule.remarks() != null && rule.remarks().pinned();
    }

    private List<AccessRule> of(String collection) {
        String name = named(collection).value();
        return AccessVisibility.known(book).rules().stream()
                .filter(rule -> rule.collection() == null || name.equals(rule.collection()))
                .toList();
    }

    private Optional<AccessRule> numbered(String collection, long id) {
        return of(collection).stream()
                .filter(rule -> OutbackRule.number(rule.id()) == id)
                .min(Comparator.comparing(AccessRule::id));
    }

    private static Comparator<AccessRule> order(String sort) {
        Comparator<AccessRule> byId = Comparator.comparing(AccessRule::id);
        Comparator<AccessRule> bySurt =
                Comparator.<AccessRule, Boolean>comparing(rule -> !isPinned(rule))
                        .thenComparing(
                                rule ->
                                        KeyPattern.of(rule.urlPatterns().getFirst())
                                                .beginnings()
                                                .getFirst())
                        .thenComparing(byId);
        return switch (sort) {
            case "id" -> byId;
            case "-id" -> byId.reversed();
            case "surt" -> bySurt;
            case "-surt" -> bySurt.reversed();
            default ->
                    throw new InvalidCdxQueryException(
                            "sort", "sort must be id, surt, -id or -surt.");
        };
    }

    static ResponseEntity<?> orNotFound(Optional<?> what) {
        return what.<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(
                        () ->
                                ResponseEntity.status(HttpStatus.NOT_FOUND)
                                        .contentType(MediaType.TEXT_PLAIN)
                                        .body("Not found\n"));
    }

    /** An id in a path. */
    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new InvalidCdxQueryException("id", "id must be a number.");
        }
    }

    static CollectionName named(String collection) {
        try {
            return new CollectionName(collection);
        } catch (IllegalArgumentException e) {
            throw new InvalidCdxQueryException("collection", e.getMessage() + ".");
        }
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        return AccessController.problem(e);
    }
}
