package org.diancang.orchestrator.profile.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.profile.SettingsFile;
import org.diancang.orchestrator.profile.SettingsImport;
import org.diancang.orchestrator.profile.SettingsImports;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/profiles/export} and {@code /api/profiles/import}: all settings as a file. */
@RestController
class SettingsFileApi {
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final SettingsFile file;
    private final SettingsImports imports;

    SettingsFileApi(SettingsFile file, SettingsImports imports) {
        this.file = file;
        this.imports = imports;
    }

    @GetMapping("/api/profiles/export")
    ResponseEntity<byte[]> export() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"diancang-crawl-settings.json\"")
                .body(INDENTED.writeValueAsBytes(file.export()));
    }

    /**
     * Takes a file.
     *
     * @param dryRun says what would come of it, and changes nothing
     */
    @PostMapping("/api/profiles/import")
    SettingsImport take(
            @RequestBody JsonNode given,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal user) {
        if (dryRun) {
            return imports.trial(given, user.getName());
        }
        SettingsImport result = imports.take(given, user.getName());
        if (!result.done()) {
            throw refused(result);
        }
        return result;
    }

    private static ErrorResponseException refused(SettingsImport result) {
        List<Problems.Item> errors =
                result.items().stream().flatMap(SettingsFileApi::errors).toList();
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-request",
                        "Nothing was taken: "
                                + result.count(SettingsImport.Fate.REFUSED)
                                + " of "
                                + result.items().size()
                                + " items can't be. "
                                + errors.getFirst().item()
                                + ": "
                                + errors.getFirst().detail());
        Map.of("errors", errors, "items", result.items()).forEach(problem::setProperty);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    private static Stream<Problems.Item> errors(SettingsImport.Item item) {
        String where = item.name().isEmpty() ? "" : item.name() + ": ";
        return Findings.items(item.findings()).stream()
                .map(e -> new Problems.Item(where + e.item(), e.code(), e.detail()));
    }
}
