package org.diancang.orchestrator.site.address;

import java.net.InetAddress;
import org.diancang.address.AddressRanges;
import org.springframework.stereotype.Component;

/** Which addresses may be nominated: the very rule that the engine applies to each fetch. */
@Component
public final class AddressRules {
    private final AddressRanges ranges;

    /** Rules that allow what {@link AddressSettings#allowedPrivateRanges()} lists. */
    public AddressRules(AddressSettings settings) {
        ranges = settings.ranges();
    }

    /** Whether a crawler may connect to this address. */
    public boolean allows(InetAddress address) {
        return ranges.permits(address);
    }
}
