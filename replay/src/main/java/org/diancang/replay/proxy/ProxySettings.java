package org.diancang.replay.proxy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.InetAddress;
import java.time.Clock;
import org.diancang.replay.address.Timestamp;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the proxy, keys {@code diancang.proxy.*}.
 *
 * @param enabled whether there is one
 * @param port where it listens; 0 takes a free one
 * @param address what it listens on; readers of other machines need another than loopback
 * @param at moment that is shown to readers who chose none, 1 to 14 digits; empty: the latest
 * @param connections how many may be open at once
 */
@Validated
@ConfigurationProperties("diancang.proxy")
public record ProxySettings(
        @DefaultValue("false") boolean enabled,
        @Min(value = 0, message = "diancang.proxy.port must be 0 to 65535")
                @Max(value = 65535, message = "diancang.proxy.port must be 0 to 65535")
                @DefaultValue("8085")
                int port,
        @NotNull @DefaultValue("127.0.0.1") InetAddress address,
        @NotNull
                @Pattern(
                        regexp = "[0-9]{0,14}",
                        message = "diancang.proxy.at must be 1 to 14 digits, or empty")
                @DefaultValue("")
                String at,
        @Min(value = 1, message = "diancang.proxy.connections must be 1 to 20000")
                @Max(value = 20_000, message = "diancang.proxy.connections must be 1 to 20000")
                @DefaultValue("500")
                int connections) {
    /** Name at which the proxy itself answers; no site can have it, {@code .proxy} is no domain. */
    public static final String OWN_HOST = "diancang.proxy";

    public ProxySettings {
        if (!at.isEmpty() && at.matches("[0-9]{1,14}") && Timestamp.parse(at).isEmpty()) {
            throw new IllegalArgumentException("diancang.proxy.at is no date: " + at);
        }
    }

    /** The moment for readers who chose none. */
    Timestamp moment(Clock clock) {
        return Timestamp.parse(at).orElseGet(() -> Timestamp.of(clock.instant()));
    }
}
