package org.diancang.endtoend;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.audit.Audits;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Product;
import org.diancang.samplesite.SampleSite;
import org.diancang.samplesite.SampleSiteOptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole product over the sample site, started once for all end-to-end tests of a JVM. */
final class RunningProduct implements BeforeAllCallback, ParameterResolver {
    static final String SAMPLE_ADDRESS = "127.0.0.2";

    /** What a test works with. */
    record Running(Path root, DataFolder data, Ports ports, Product product, SampleSite sample)
            implements AutoCloseable {
        Desk desk() {
            return new Desk(ports, data);
        }

        Index index() {
            return new Index(ports, data);
        }

        CrawlRun crawlRun() {
            return new CrawlRun(desk(), new PrintWriter(System.out, true));
        }

        AuditReport audit() {
            return Audits.runAndReport(ports, data);
        }

        @Override
        public void close() {
            try (sample;
                    product) {
                // Product first, then the site that it may still crawl.
            }
            try (Stream<Path> all = Files.walk(data.root())) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningProduct.class, key -> start(), Running.class);
    }

    private static Running start() {
        try {
            Path root = Path.of(System.getProperty("diancang.root"));
            Path folder = Files.createDirectories(root.resolve("ops/end-to-end/target"));
            DataFolder data = DataFolder.at(Files.createTempDirectory(folder, "product-"));
            Ports ports = Ports.random(data);
            SampleSite sample =
                    SampleSite.start(new SampleSiteOptions(SAMPLE_ADDRESS, 0, 0, 0, 0));
            try {
                Product product =
                        Product.start(
                                root,
                                data,
                                ports,
                                new Addresses(
                                        List.of(SAMPLE_ADDRESS + "/32"),
                                        Optional.of("127.0.0.2:" + sample.dnsAddress().getPort())),
                                System.out::println);
                return new Running(root, data, ports, product, sample);
            } catch (RuntimeException e) {
                sample.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }
}
