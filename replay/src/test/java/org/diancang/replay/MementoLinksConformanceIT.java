package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.diancang.replay.LinkHeader.Link;
import org.junit.jupiter.api.Test;

/** RFC 7089 §2.2 and §3.3: what a memento says of itself and of those around it. */
class MementoLinksConformanceIT extends MementoConformance {
    MementoLinksConformanceIT(RunningReplay replay) {
        super(replay);
    }

    @Test
    void section22EveryMementoLinksToOriginalGateMapAndNeighbours() throws IOException {
        var middle = get(header(get(gate(PAGE), "Accept-Datetime", http(version(2))), "Location"));
        List<Link> links = links(middle);
        assertThat(one(links, "original").target()).isEqualTo(PAGE);
        assertThat(links).anyMatch(l -> l.is("timegate"));
        assertThat(one(links, "timemap").parameters())
                .containsEntry("type", "application/link-format");
        for (String relation : List.of("first", "prev", "next", "last")) {
            Link link = one(links, relation);
            assertThat(link.relations()).contains("memento");
            var other = get(link.target());
            assertThat(other.statusCode()).as(relation).isEqualTo(200);
            assertThat(header(other, "Memento-Datetime"))
                    .isEqualTo(link.parameters().get("datetime"));
        }
        assertThat(datetime(one(links, "first"))).isEqualTo(version(0));
        assertThat(datetime(one(links, "prev"))).isEqualTo(version(1));
        assertThat(datetime(one(links, "next"))).isEqualTo(version(3));
        assertThat(datetime(one(links, "last"))).isEqualTo(version(4));
    }

    @Test
    void atTheEndsNothingIsBeforeOrAfter() throws IOException {
        var first = get(header(get(gate(PAGE), "Accept-Datetime", http(version(0))), "Location"));
        assertThat(links(first)).noneMatch(l -> l.is("prev")).anyMatch(l -> l.is("next"));
        var last = get(header(get(gate(PAGE)), "Location"));
        assertThat(links(last)).noneMatch(l -> l.is("next")).anyMatch(l -> l.is("prev"));
    }

    @Test
    void theGateThatAMementoNamesLeadsBackToIt() throws IOException {
        var memento = get(header(get(gate(PAGE), "Accept-Datetime", http(version(1))), "Location"));
        var gate =
                get(
                        one(links(memento), "timegate").target(),
                        "Accept-Datetime",
                        header(memento, "Memento-Datetime"));
        assertThat(get(header(gate, "Location")).body()).isEqualTo(memento.body());
    }

    @Test
    void section33TheDatetimeDoesNotDependOnWhatIsAsked() throws IOException {
        String address = header(get(gate(PAGE), "Accept-Datetime", http(version(1))), "Location");
        assertThat(header(get(address, "Accept-Datetime", http(version(4))), "Memento-Datetime"))
                .isEqualTo(http(version(1)));
    }
}
