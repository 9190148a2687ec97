package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.events.SiteDescribed.Subject;
import org.junit.jupiter.api.Test;

class SiteDescribedTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void theTimeAndTheVersionSayNothingOfASite() {
        assertThat(site(1, "n", "l", Subject.ECONOMY))
                .matches(site -> site.saysAsMuchAs(site(2, "n", "l", Subject.ECONOMY)));
    }

    @Test
    void namesAndTheSubjectDo() {
        SiteDescribed site = site(1, "n", "l", Subject.ECONOMY);

        assertThat(site.saysAsMuchAs(site(1, "m", "l", Subject.ECONOMY))).isFalse();
        assertThat(site.saysAsMuchAs(site(1, "n", "k", Subject.ECONOMY))).isFalse();
        assertThat(site.saysAsMuchAs(site(1, "n", "l", Subject.CULTURE))).isFalse();
    }

    @Test
    void aMessageFromBeforeSeedsWereToldHasNone() {
        String said =
                new String(
                        new EventCodec().encode(site(1, "n", "l", Subject.ECONOMY)),
                        StandardCharsets.UTF_8);
        String before = said.replace("\"seeds\":[\"http://a.example/\"],", "");

        SiteDescribed read =
                new EventCodec()
                        .decode(before.getBytes(StandardCharsets.UTF_8), SiteDescribed.class);

        assertThat(before).isNotEqualTo(said);
        assertThat(read.seeds()).isEmpty();
        assertThat(site(1, "n", "l", Subject.ECONOMY).saysAsMuchAs(read)).isFalse();
    }

    private static SiteDescribed site(long version, String name, String library, Subject subject) {
        return new SiteDescribed(
                ID,
                SiteDescribed.SCHEMA_VERSION,
                version,
                "QH-0001",
                "QH0001",
                name,
                ID,
                library,
                subject,
                List.of("http://a.example/"),
                Instant.EPOCH.plusSeconds(version));
    }
}
