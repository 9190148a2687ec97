package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diancang.replay.LinkHeader.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7089 §5: lists of all mementos. */
class TimeMapConformanceIT extends MementoConformance {
    TimeMapConformanceIT(RunningReplay replay) {
        super(replay);
    }

    private String map(String url) throws IOException {
        return one(links(get(header(get(gate(url)), "Location"))), "timemap").target();
    }

    @Test
    void section5ListsOriginalGateSelfAndEveryMemento() throws IOException {
        var answer = get(map(PAGE));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/link-format");
        List<Link> links = LinkHeader.parse(answer.body());
        assertThat(one(links, "original").target()).isEqualTo(PAGE);
        assertThat(links).anyMatch(l -> l.is("timegate"));
        Link self = one(links, "self");
        assertThat(self.parameters())
                .containsEntry("from", http(version(0)))
                .containsEntry("until", http(version(4)));
        List<Link> mementos = links.stream().filter(l -> l.is("memento")).toList();
        assertThat(mementos).hasSize(5);
        assertThat(datetime(one(mementos, "first"))).isEqualTo(version(0));
        assertThat(datetime(one(mementos, "last"))).isEqualTo(version(4));
        assertThat(header(get(mementos.get(3).target()), "Memento-Datetime"))
                .isEqualTo(mementos.get(3).parameters().get("datetime"));
    }

    @Test
    void pagesThatAreFollowedGiveEveryMementoOnceInOrder() throws IOException {
        Set<String> addresses = new HashSet<>();
        List<Instant> times = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        String page = "http://content.localhost:8082/timemap/link/" + OFTEN;
        String lastPage = "";
        while (!page.isEmpty()) {
            pages.add(page);
            List<Link> links = LinkHeader.parse(get(page).body());
            assertThat(one(links, "self").target()).isEqualTo(page);
            assertThat(links.stream().filter(l -> l.is("memento")).toList())
                    .hasSizeLessThanOrEqualTo(5_000)
                    .allSatisfy(l -> assertThat(addresses.add(l.target())).isTrue())
                    .allSatisfy(l -> times.add(datetime(l)));
            lastPage = page(links, "last");
            page =
                    links.stream()
                            .filter(l -> l.is("timemap") && l.is("next"))
                            .map(Link::target)
                            .findFirst()
                            .orElse("");
        }
        assertThat(addresses).hasSize(MANY);
        assertThat(times).isSorted();
        assertThat(pages).hasSize(3).last().isEqualTo(lastPage);
    }

    private String page(List<Link> links, String relation) {
        return one(links.stream().filter(l -> l.is("timemap")).toList(), relation).target();
    }

    @Test
    void pagesThatAreFollowedBackEndAtTheFirst() throws IOException {
        String first = "http://content.localhost:8082/timemap/link/" + OFTEN;
        String page = page(LinkHeader.parse(get(first).body()), "last");
        int pages = 1;
        while (!page.equals(first)) {
            List<Link> links = LinkHeader.parse(get(page).body());
            assertThat(page(links, "first")).isEqualTo(first);
            page = page(links, "prev");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "cdxj"})
    void otherFormsTellTheirPagesInLinkHeaders(String form) throws IOException {
        var answer = get("http://content.localhost:8082/timemap/" + form + "/" + OFTEN);
        List<Link> links = links(answer);
        assertThat(one(links, "self").parameters().get("type"))
                .isEqualTo(header(answer, "Content-Type"));
        var next = get(page(links, "next"));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(page(links(next), "prev")).isEqualTo(one(links, "self").target());
    }

    @Test
    void headTellsWhatGetTells() throws IOException {
        String address = "http://content.localhost:8082/timemap/link/" + OFTEN;
        assertThat(links(ask("HEAD", address))).isEqualTo(links(get(address)));
    }

    @Test
    void beyondTheLastCaptureThereIsNoPage() throws IOException {
        String maps = "http://content.localhost:8082/timemap/link/";
        assertThat(get(maps + "20900101000000/" + OFTEN).statusCode()).isEqualTo(404);
        assertThat(get(maps + "20901301000000/" + OFTEN).statusCode()).isEqualTo(400);
    }
}
