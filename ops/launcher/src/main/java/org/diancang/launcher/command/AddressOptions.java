package org.diancang.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.launcher.product.Addresses;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What crawlers may reach, as options. */
final class AddressOptions {
    @Option(
            names = "--allow-private",
            paramLabel = "CIDR",
            split = ",",
            description = "Private address range that may be crawled; none by default.")
    private List<String> allowPrivate = new ArrayList<>();

    @Option(
            names = "--dns",
            paramLabel = "HOST:PORT",
            description = "DNS server for names of crawled sites; the system's by default.")
    private @Nullable String dns;

    Addresses addresses() {
        return new Addresses(allowPrivate, Optional.ofNullable(dns));
    }

    /** The same as arguments of another command. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        allowPrivate.forEach(range -> arguments.addAll(List.of("--allow-private", range)));
        Optional.ofNullable(dns).ifPresent(d -> arguments.addAll(List.of("--dns", d)));
        return arguments;
    }
}
