package org.diancang.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Says which parts answer. */
@Command(
        name = "status",
        description = "Show which parts run and what is in the archive; exit 1 if one is down.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Ports ports = installation.ports(data);
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("postgres", ports.postgres());
        parts.put("kafka", ports.kafka());
        parts.put("elasticsearch", ports.elasticsearch());
        parts.put("orchestrator", ports.desk());
        parts.put("crawler-adapter", ports.adapter());
        parts.put("indexer", ports.indexer());
        parts.put("replay reader", ports.reader());
        parts.put("replay content", ports.content());
        boolean allUp = true;
        for (Map.Entry<String, Integer> part : parts.entrySet()) {
            boolean up = answers(part.getValue());
            allUp &= up;
            out.printf("  %-16s %-5s %s%n", part.getKey(), part.getValue(), up ? "up" : "down");
        }
        if (answers(ports.indexer())) {
            JsonNode counts = new Index(ports, data).statistics();
            out.println(
                    "  captures indexed "
                            + counts.path("cdxLines")
                            + ", documents searchable "
                            + counts.path("documents"));
        }
        out.println("  data " + data.root());
        out.flush();
        return allUp ? 0 : 1;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
