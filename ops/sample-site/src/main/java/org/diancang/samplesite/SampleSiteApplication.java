package org.diancang.samplesite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the sample sites until the process is ended: {@code --address=127.0.0.2
 * --government-port=18080 --museum-port=18081 --economy-port=18082 --dns-port=18053}, or with
 * {@code --generated-pages=N --generated-bytes=B} a generated site on the government's port.
 */
public final class SampleSiteApplication {
    private static final Logger LOG = LoggerFactory.getLogger(SampleSiteApplication.class);
    private static final Set<String> KEYS =
            Set.of(
                    "address",
                    "government-port",
                    "museum-port",
                    "economy-port",
                    "dns-port",
                    "generated-pages",
                    "generated-bytes");

    private SampleSiteApplication() {}

    /**
     * Starts what the arguments say and waits.
     *
     * @throws InterruptedException when the wait is broken off
     */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> given = arguments(args);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "sample-site-end"));
        try (AutoCloseable site = start(given)) {
            LOG.info("{} serves until it is ended", site.getClass().getSimpleName());
            ended.await();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new SampleSiteException("the sample site failed: " + e.getMessage(), e);
        }
    }

    private static AutoCloseable start(Map<String, String> given) {
        String address = given.getOrDefault("address", "127.0.0.2");
        int port = number(given, "government-port", 18_080);
        int dnsPort = number(given, "dns-port", 18_053);
        if (given.containsKey("generated-pages")) {
            return GeneratedSite.start(
                    address,
                    port,
                    dnsPort,
                    number(given, "generated-pages", 1_000),
                    number(given, "generated-bytes", 4_000));
        }
        return SampleSite.start(
                new SampleSiteOptions(
                        address,
                        port,
                        number(given, "museum-port", 18_081),
                        number(given, "economy-port", 18_082),
                        dnsPort));
    }

    private static Map<String, String> arguments(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String key = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : "";
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "don't know the argument " + arg + "; known are " + KEYS);
            }
            given.put(key, arg.substring(equals + 1));
        }
        return given;
    }

    private static int number(Map<String, String> given, String key, int otherwise) {
        String text = given.getOrDefault(key, String.valueOf(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + key + " is no number: " + text, e);
        }
    }
}
