package org.diancang.orchestrator.removal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.diancang.orchestrator.removal.Removals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /internal/purged-captures}: records that no index may have, one a line. */
@RestController
class PurgedCapturesApi {
    private final Removals removals;
    private final JsonMapper json = JsonMapper.shared();

    PurgedCapturesApi(Removals removals) {
        this.removals = removals;
    }

    @GetMapping("/internal/purged-captures")
    void all(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        var out = response.getOutputStream();
        for (String capture : removals.purgedCaptures()) {
            String line = json.writeValueAsString(Map.of("captureId", capture)) + "\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
