package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets that asks the content site for a service worker. */
@ExtendWith(SharedReplay.class)
class ServiceWorkerIT {
    private static final String SCRIPT = "http://worker.example/sw.js";

    private final RunningReplay replay;

    ServiceWorkerIT(RunningReplay replay) throws IOException {
        this.replay = replay;
        replay.archive()
                .capture(
                        SCRIPT,
                        "2026-11-09T06:30:09Z",
                        200,
                        Payloads.utf8("onfetch = e => e.respondWith(new Response('mine'))"),
                        "Content-Type",
                        "text/javascript",
                        "Service-Worker-Allowed",
                        "/");
    }

    @Test
    void oursMayHaveTheWholeOriginAndIsNotKept() throws IOException {
        Answer worker = replay.content("/_dc/service-worker.js", "Service-Worker", "script");
        assertThat(worker.status()).isEqualTo(200);
        assertThat(worker.header("Content-Type")).contains("text/javascript;charset=utf-8");
        assertThat(worker.header("Service-Worker-Allowed")).contains("/");
        assertThat(worker.header("Cache-Control")).contains("no-cache");
        assertThat(worker.header("Content-Security-Policy"))
                .isEqualTo(replay.content("/_dc/shim.js").header("Content-Security-Policy"));
        assertThat(worker.text()).contains("\"fetch\"").doesNotContain("caches", "indexedDB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/20261109063009js_/" + SCRIPT,
                "/20261109063009id_/" + SCRIPT,
                "/20261109063009/" + SCRIPT,
                "/sw.js",
                "/timegate-direct/" + SCRIPT,
                "/_dc/shim.js",
                "/_dc/worker.js",
                "/_dc/service-worker.js?of=mine",
                "/_dc/service-worker-off.js",
                "/robots.txt"
            })
    void nothingElseBecomesAServiceWorker(String target) throws IOException {
        Answer refused =
                replay.content(
                        target,
                        "Service-Worker",
                        "script",
                        "Referer",
                        "http://content.localhost:8082/20261109063009if_/http://worker.example/");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).doesNotContain("respondWith");
    }

    @Test
    void aRecordedHeaderWidensNoScope() throws IOException {
        Answer script = replay.content("/20261109063009js_/" + SCRIPT);
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Service-Worker-Allowed")).isEmpty();
    }

    @Test
    void pagesRegisterIt() throws IOException {
        assertThat(replay.content("/_dc/shim.js").text())
                .contains("serviceWorker = \"/_dc/service-worker.js\"")
                .doesNotContain("%SERVICE_WORKER%");
    }

    @Test
    void switchedOffAnotherStandsThereAndPagesRegisterNone() throws IOException {
        try (RunningReplay off = RunningReplay.set("--diancang.content.service-worker=false")) {
            Answer worker = off.content("/_dc/service-worker.js", "Service-Worker", "script");
            assertThat(worker.status()).isEqualTo(200);
            assertThat(worker.text()).contains("unregister()").doesNotContain("\"fetch\"");
            assertThat(off.content("/_dc/shim.js").text()).contains("serviceWorker = \"\"");
        }
    }
}
