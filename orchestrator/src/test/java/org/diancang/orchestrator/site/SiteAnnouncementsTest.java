package org.diancang.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.events.Scope;
import org.diancang.events.SiteDescribed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SiteAnnouncementsTest {
    private static final Instant AT = Instant.parse("2026-11-24T02:00:00.481204Z");

    @Test
    void aSiteIsDescribedAsTheIndexReadsItInTheExample() throws IOException {
        var site =
                new Site(
                        UUID.fromString("0193a3c2-7c1e-7a10-8f3a-52d1c0a4e001"),
                        "QH-0031",
                        "QH0031",
                        UUID.randomUUID(),
                        UUID.fromString("0193a3c0-11aa-7b20-9e44-0f6a7be1c002"),
                        "青禾省图书馆",
                        2026,
                        "青禾县人民政府",
                        List.of("http://www.qinghe-gov.example/"),
                        new Scope(Scope.Kind.HOST, List.of("www.qinghe-gov.example")),
                        Subject.POLITICS,
                        "",
                        "",
                        Site.State.COLLECTING,
                        "approver",
                        AT);

        byte[] said = new EventCodec().encode(SiteAnnouncements.describe(site, 7, AT));

        var json = new JsonMapper();
        assertThat(json.readTree(said)).isEqualTo(json.readTree(example()));
    }

    private static byte[] example() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        SiteDescribed.class.getResourceAsStream("examples/site-described.json"))) {
            return in.readAllBytes();
        }
    }
}
