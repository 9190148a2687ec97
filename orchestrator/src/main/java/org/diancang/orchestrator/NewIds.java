package org.diancang.orchestrator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes identifiers for what this service creates: UUIDs of version 7 (RFC 9562 §5.7). */
@Component
public final class NewIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Identities by a clock. */
    public NewIds(Clock clock) {
        this.clock = clock;
    }

    /** A new identifier; those made later sort later, to the millisecond. */
    public UUID next() {
        long time = clock.millis() << 16;
        long high = time | VERSION_7 | (random.nextInt() & 0x0FFFL);
        long low = VARIANT | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
