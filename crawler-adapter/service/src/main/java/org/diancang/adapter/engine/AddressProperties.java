package org.diancang.adapter.engine;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which addresses may be crawled, and how names become addresses.
 *
 * @param allowedPrivateRanges CIDR ranges that may be crawled although they are private; empty by
 *     default
 * @param dnsServer {@code host:port} of the DNS server; absent: the system's
 */
@Validated
@ConfigurationProperties("diancang.addresses")
public record AddressProperties(
        @DefaultValue({})
                List<@Pattern(regexp = "[0-9a-fA-F.:]+/[0-9]{1,3}") String> allowedPrivateRanges,
        @Nullable @Pattern(regexp = ".+:[0-9]{1,5}") String dnsServer) {
    public AddressProperties {
        allowedPrivateRanges = List.copyOf(allowedPrivateRanges);
    }
}
