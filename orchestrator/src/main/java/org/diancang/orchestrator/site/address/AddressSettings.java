package org.diancang.orchestrator.site.address;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.diancang.address.AddressRanges;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Addresses ({@code diancang.addresses.*}).
 *
 * @param allowedPrivateRanges ranges in CIDR form that may be crawled though they are not public
 * @param dnsServer {@code host:port} of the DNS server that names are resolved with; empty: the
 *     system's
 */
@Validated
@ConfigurationProperties("diancang.addresses")
public record AddressSettings(
        @DefaultValue List<String> allowedPrivateRanges,
        @DefaultValue("")
                @Pattern(
                        regexp = "|.+:[0-9]{1,5}",
                        message = "diancang.addresses.dns-server must be host:port")
                String dnsServer) {
    public AddressSettings {
        allowedPrivateRanges = List.copyOf(allowedPrivateRanges);
    }

    /**
     * What may be crawled.
     *
     * @throws IllegalArgumentException naming the key, if one can't be read
     */
    AddressRanges ranges() {
        try {
            return AddressRanges.publicAnd(
                    allowedPrivateRanges.stream().filter(text -> !text.isBlank()).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "diancang.addresses.allowed-private-ranges: " + e.getMessage(), e);
        }
    }
}
