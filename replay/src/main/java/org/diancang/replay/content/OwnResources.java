package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diancang.replay.ReplaySettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What is served under the reserved path {@code /_dc/}: a fixed list of our own files. */
@Component
final class OwnResources {
    private static final String SHIM = "/_dc/shim.js";
    private static final String SERVICE_WORKER = "/_dc/service-worker.js";
    private static final String WORKER = "/_dc/worker.js";

    private static final Map<String, String> TYPES =
            Map.of(
                    SHIM,
                    "text/javascript; charset=utf-8",
                    WORKER,
                    "text/javascript; charset=utf-8",
                    SERVICE_WORKER,
                    "text/javascript; charset=utf-8",
                    "/_dc/notice.css",
                    "text/css; charset=utf-8");

    /** Parts of the shim in their order; together they are one function. */
    private static final List<String> PARTS_OF_SHIM =
            List.of(
                    "place",
                    "location",
                    "elements",
                    "markup",
                    "frames",
                    "requests",
                    "service-worker",
                    "code",
                    "written-code",
                    "time",
                    "storage",
                    "messages",
                    "scrolling",
                    "navigation",
                    "start");

    private final NoticePage notices;
    private final String shim;
    private final String serviceWorker;

    OwnResources(ReplaySettings settings, NoticePage notices) {
        this.notices = notices;
        this.shim =
                PARTS_OF_SHIM.stream()
                        .map(part -> text("shim/" + part + ".js"))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "(function install(inherited) {\n\"use strict\";\n",
                                        "})();\n"))
                        .replace("%READER%", settings.reader().origin())
                        .replace(
                                "%SERVICE_WORKER%",
                                settings.content().serviceWorker() ? SERVICE_WORKER : "");
        this.serviceWorker =
                text(
                        settings.content().serviceWorker()
                                ? "service-worker.js"
                                : "service-worker-off.js");
    }

    /**
     * Whether a browser may take for a service worker what stands at an address. An archived one
     * would stand between readers and later captures, so that there is but ours.
     */
    static boolean isServiceWorker(HttpServletRequest request) {
        return request.getRequestURI().equals(SERVICE_WORKER) && request.getQueryString() == null;
    }

    private static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    void serve(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String type = TYPES.get(path);
        if (type == null) {
            notices.plain(response, 404);
            return;
        }
        String text =
                switch (path) {
                    case SHIM -> shim;
                    case SERVICE_WORKER -> serviceWorker;
                    case WORKER -> worker();
                    default -> text(path.substring("/_dc/".length()));
                };
        response.setHeader("Content-Type", type);
        if (path.equals(SERVICE_WORKER)) {
            response.setHeader("Service-Worker-Allowed", "/");
            response.setHeader("Cache-Control", "no-cache");
        } else {
            response.setHeader("Cache-Control", "max-age=300");
        }
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands before the scripts of workers. */
    static String worker() {
        return text("worker.js").replace("%CODE%", text("shim/code.js"));
    }

    /** One of our own files, by its name below {@code content}. */
    static byte[] read(String name) {
        try (InputStream in = new ClassPathResource("content/" + name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("our own " + name + " can't be read", e);
        }
    }
}
