package org.diancang.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.PartState;
import org.diancang.launcher.product.PartStates;
import org.diancang.launcher.product.Supervisor;
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
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Mixin private InstallationOptions installation = new InstallationOptions();
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Ports ports = installation.ports(data);
        boolean allUp = printParts(out, data, ports);
        if (answers(ports.indexer())) {
            JsonNode counts = new Index(ports, data).statistics();
            out.println(
                    "  captures indexed "
                            + known(counts.path("cdxLines"))
                            + ", documents searchable "
                            + known(counts.path("documents")));
        }
        out.println("  data " + data.root());
        advice(data, allUp).ifPresent(sentence -> out.println("! " + sentence));
        out.flush();
        return allUp ? 0 : 1;
    }

    /** An index that is catching up doesn't count. */
    private static String known(JsonNode count) {
        return count.isNumber() ? count.asString() : "unknown for now";
    }

    private static boolean printParts(PrintWriter out, DataFolder data, Ports ports) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("postgres", ports.postgres());
        parts.put("kafka", ports.kafka());
        parts.put("elasticsearch", ports.elasticsearch());
        parts.put("orchestrator", ports.desk());
        parts.put("crawler-adapter", ports.adapter());
        parts.put("indexer", ports.indexer());
        parts.put("replay reader", ports.reader());
        parts.put("replay content", ports.content());
        if (ports.proxy() > 0) {
            parts.put("replay proxy", ports.proxy());
        }
        Map<String, PartState> states = PartStates.read(data);
        boolean allUp = true;
        for (Map.Entry<String, Integer> part : parts.entrySet()) {
            boolean up = answers(part.getValue());
            allUp &= up;
            PartState noticed = states.get(part.getKey().replaceFirst(" .*", ""));
            out.printf(
                    "  %-16s %-5s %s%n",
                    part.getKey(),
                    part.getValue(),
                    up ? "up" + restarted(noticed) : "down" + why(noticed, part.getKey()));
        }
        return allUp;
    }

    private static String restarted(@Nullable PartState noticed) {
        return noticed == null || noticed.message().isEmpty()
                ? ""
                : " since " + time(noticed) + ": " + noticed.message();
    }

    private static String why(@Nullable PartState noticed, String part) {
        return noticed == null || noticed.up()
                ? "; see ./diancang logs " + log(part)
                : " since " + time(noticed) + ": " + noticed.message();
    }

    /** PostgreSQL has no log of its own: what it says is in that of its owner. */
    private static String log(String part) {
        return part.equals("postgres") ? "stack" : part.replaceFirst(" .*", "");
    }

    private static String time(PartState noticed) {
        return TIME.format(noticed.since().atZone(ZoneId.systemDefault()));
    }

    /** What to do when a part is down. */
    private static Optional<String> advice(DataFolder data, boolean allUp) {
        Supervisor supervisor = new Supervisor(InstallationOptions.root(), data);
        if (supervisor.isRunning()) {
            return Optional.empty();
        }
        if (supervisor.wasKilled()) {
            return Optional.of(
                    "the process that watches the parts was killed; ./diancang up ends what it left"
                            + " running and starts everything again");
        }
        return supervisor
                .lastWords()
                .map(words -> "stopped at " + words)
                .or(
                        () ->
                                allUp
                                        ? Optional.empty()
                                        : Optional.of("not up; start it with ./diancang up"));
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
