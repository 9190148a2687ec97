package org.diancang.launcher.command;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.crawl.DiskForecast;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.machine.Size;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Nominates, approves and crawls now. */
@Command(
        name = "crawl",
        description = "Nominate the URLs as one site, approve it and crawl it now.",
        mixinStandardHelpOptions = true)
final class CrawlCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();

    @Parameters(arity = "1..*", paramLabel = "URL", description = "Where the crawl starts.")
    private List<String> urls = new ArrayList<>();

    @Option(names = "--name", description = "Name of the site; default: the first host.")
    private @Nullable String name;

    @Option(
            names = "--scope",
            description = "HOST: the seeds' hosts; PREFIX: below the seeds' folders.",
            defaultValue = "HOST")
    private String scope = "HOST";

    @Option(
            names = "--max-minutes",
            description = "How long to wait for the end.",
            defaultValue = "360")
    private int maxMinutes = 360;

    @Option(
            names = "--max-urls",
            paramLabel = "N",
            description = "URLs fetched at most; default: the limit of the installation.")
    private @Nullable Long maxUrls;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Ports ports = installation.ports(data);
        Desk desk = new Desk(ports, data);
        CrawlRun.ApprovedSite site =
                new CrawlRun(desk, out)
                        .site(new Desk.Nomination(siteName(), List.copyOf(urls), scope, "CULTURE"));
        out.println(
                (site.found() ? "Known site " : "Nominated and approved: site ") + site.siteNo());
        DiskForecast forecast =
                DiskForecast.of(
                        data.root(),
                        data.warcs(),
                        desk.get("sites/" + site.siteId() + "/crawls"),
                        Machine.local());
        JsonNode crawl =
                new CrawlRun(desk, out, forecast)
                        .crawl(site, settings(), Duration.ofMinutes(maxMinutes));
        long bytes = crawl.path("statistics").path("bytes").asLong();
        out.println("Fetched " + Size.of(bytes));
        out.println(forecast.after(crawl));
        out.println("Replay http://reader.localhost:" + ports.reader() + "/*/" + urls.get(0));
        out.flush();
        String state = crawl.path("state").asString();
        return state.equals("COMPLETE") || state.equals("BUDGET") ? 0 : 1;
    }

    private Map<String, Object> settings() {
        return maxUrls == null ? Map.of() : Map.of("maxUrls", maxUrls);
    }

    private String siteName() {
        return Optional.ofNullable(name)
                .orElseGet(
                        () -> {
                            try {
                                return Optional.ofNullable(URI.create(urls.get(0)).getHost())
                                        .orElse(urls.get(0));
                            } catch (IllegalArgumentException e) {
                                return urls.get(0);
                            }
                        });
    }
}
