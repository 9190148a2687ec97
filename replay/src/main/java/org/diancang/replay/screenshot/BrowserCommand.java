package org.diancang.replay.screenshot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.access.OwnBrowser;

/**
 * How a browser is called. It knows the address of the content site and of nothing else in the
 * world, says in each request that it is ours, keeps all in memory, and writes below one folder.
 */
record BrowserCommand(
        Path browser, ScreenshotSettings settings, String contentOrigin, int contentPort) {
    /** Name of the picture in the folder. */
    static final String PICTURE = "picture.png";

    /** How far a page's own clock runs ahead. */
    static final Duration CLOCK = Duration.ofSeconds(10);

    private static final List<String> PIPED =
            List.of(
                    "/bin/sh",
                    "-c",
                    "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null",
                    "sh");

    private static final List<String> ALWAYS =
            List.of(
                    "--headless=new",
                    "--incognito",
                    "--no-first-run",
                    "--no-default-browser-check",
                    "--no-pings",
                    "--no-proxy-server",
                    "--mute-audio",
                    "--hide-scrollbars",
                    "--disable-background-networking",
                    "--disable-breakpad",
                    "--disable-component-update",
                    "--disable-crash-reporter",
                    "--disable-default-apps",
                    "--disable-dev-shm-usage",
                    "--disable-domain-reliability",
                    "--disable-extensions",
                    "--disable-features=MediaRouter,OptimizationHints,Translate",
                    "--disable-gpu",
                    "--disable-sync",
                    // WebRTC asks no resolver: without this it could send to any address.
                    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                    "--js-flags=--max-old-space-size=512",
                    "--metrics-recording-only",
                    "--password-store=basic",
                    "--renderer-process-limit=4",
                    "--use-mock-keychain");

    /**
     * The whole command.
     *
     * @param waits whether timers of the page come due before the picture is made
     */
    List<String> of(String path, Path folder, boolean waits) {
        List<String> command = begun(folder);
        if (waits) {
            // Its own clock, which runs ahead while nothing is waited for.
            command.add("--virtual-time-budget=" + CLOCK.toMillis());
        } else {
            command.add("--timeout=" + settings.time().toMillis() / 4);
        }
        command.add("--screenshot=" + folder.resolve(PICTURE));
        command.add(address(path));
        return List.copyOf(command);
    }

    /**
     * The command for a browser that is told what to do over its standard input and output; a shell
     * makes them the third and fourth of its files, where it takes them from.
     */
    List<String> piped(Path folder) {
        List<String> command = new ArrayList<>(PIPED);
        command.addAll(begun(folder));
        command.add("--remote-debugging-pipe");
        command.add("about:blank");
        return List.copyOf(command);
    }

    /** Where a memento is. */
    String address(String path) {
        return contentOrigin + path;
    }

    private List<String> begun(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(browser.toString());
        command.addAll(ALWAYS);
        if (!settings.sandbox()) {
            command.add("--no-sandbox");
        }
        String host = URI.create(contentOrigin).getHost();
        String address = Optional.ofNullable(settings.address()).orElse("127.0.0.1:" + contentPort);
        command.add("--host-resolver-rules=MAP " + host + " " + address + ",MAP * ~NOTFOUND");
        command.add("--user-agent=" + OwnBrowser.USER_AGENT);
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.add("--window-size=" + settings.width() + "," + settings.height());
        return command;
    }
}
