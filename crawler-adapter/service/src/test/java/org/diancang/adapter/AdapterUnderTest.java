package org.diancang.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.diancang.adapter.scripted.ScriptedEngine;
import org.diancang.adapter.scripted.ScriptedOrchestrator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service in this JVM, with scripted engines in JVMs of their own. */
final class AdapterUnderTest implements AutoCloseable {
    static final String SECRET = "a secret of the test";

    /** A start writes into what all services of a JVM share of their logs. */
    private static final ReentrantLock STARTING = new ReentrantLock();

    private final ConfigurableApplicationContext context;

    private AdapterUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static AdapterUnderTest start(
            Path data,
            String kafka,
            String prefix,
            ScriptedOrchestrator orchestrator,
            String... more)
            throws IOException {
        List<String> arguments = arguments(data, kafka, prefix, orchestrator, more);
        STARTING.lock();
        try {
            return new AdapterUnderTest(
                    new SpringApplication(AdapterApplication.class)
                            .run(arguments.toArray(String[]::new)));
        } finally {
            STARTING.unlock();
        }
    }

    /** The service in a JVM of its own, which can be killed. */
    static Process startProcess(
            Path data, String kafka, String prefix, ScriptedOrchestrator orchestrator)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AdapterApplication.class.getName()));
        command.addAll(arguments(data, kafka, prefix, orchestrator));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("adapter.log").toFile())
                .start();
    }

    private static List<String> arguments(
            Path data,
            String kafka,
            String prefix,
            ScriptedOrchestrator orchestrator,
            String... more)
            throws IOException {
        Path secret = data.resolve("secret");
        Files.writeString(secret, SECRET + "\n");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--diancang.data=" + data,
                                "--diancang.internal-secret-file=" + secret,
                                "--diancang.topic-prefix=" + prefix,
                                "--spring.kafka.bootstrap-servers=" + kafka,
                                "--diancang.worker.heartbeat=500ms",
                                "--diancang.worker.capacity=2",
                                "--diancang.engine.classpath="
                                        + System.getProperty("java.class.path"),
                                "--diancang.engine.main-class=" + ScriptedEngine.class.getName(),
                                "--diancang.engine.heap=64m",
                                "--diancang.orchestrator.address=" + orchestrator.address(),
                                "--diancang.orchestrator.renew-every=300ms",
                                "--diancang.orchestrator.retry-every=200ms"));
        for (String argument : more) {
            // Boot joins repeated arguments with commas.
            String key = argument.substring(0, argument.indexOf('=') + 1);
            arguments.removeIf(earlier -> earlier.startsWith(key));
            arguments.add(argument);
        }
        return arguments;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
