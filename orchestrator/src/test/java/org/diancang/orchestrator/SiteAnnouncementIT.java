package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.diancang.events.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

class SiteAnnouncementIT extends OrchestratorTestBase {
    private static final String NAME = "青禾省图书馆";

    @Autowired List<ApplicationRunner> runners;

    @AfterEach
    void nameTheLibraryAgain() {
        nameTheLibrary(NAME);
    }

    @Test
    void anApprovedNominationIsAnnouncedAsASite() {
        UUID site = newSite();

        SiteDescribed said = announced(site, 1).getFirst();
        assertThat(said.siteId()).isEqualTo(site);
        assertThat(said.number()).matches("QH-\\d{4}");
        assertThat(said.siteNo()).isEqualTo(said.number().replace("-", ""));
        assertThat(said.name()).isEqualTo("青禾县人民政府");
        assertThat(said.libraryName()).isEqualTo(NAME);
        assertThat(said.subject()).isEqualTo(SiteDescribed.Subject.POLITICS);
    }

    @Test
    void aStartSaysNothingThatWasSaid() throws Exception {
        UUID site = newSite();
        announced(site, 1);

        start();

        // What was written later has arrived, so what was written before has as well.
        announced(newSite(), 1);
        assertThat(announced(site, 1)).hasSize(1);
    }

    @Test
    void aStartAnnouncesSitesOfWhichNothingWasSaid() throws Exception {
        UUID site = newSite();
        SiteDescribed first = announced(site, 1).getFirst();
        jdbc.sql("delete from site_announcement where site_id = ?").param(site).update();

        start();

        SiteDescribed again = announced(site, 2).getLast();
        assertThat(again.saysAsMuchAs(first)).isTrue();
        assertThat(again.version()).isGreaterThan(first.version());
    }

    @Test
    void aStartAnnouncesWhatWasChangedByHand() throws Exception {
        UUID site = newSite();
        nameTheLibrary("青禾图书馆");

        start();
        start();

        assertThat(announced(site, 2))
                .extracting(SiteDescribed::libraryName)
                .containsExactly(NAME, "青禾图书馆");
    }

    private void start() throws Exception {
        for (ApplicationRunner runner : runners) {
            runner.run(new DefaultApplicationArguments());
        }
    }

    private void nameTheLibrary(String name) {
        jdbc.sql("update library set name = ? where code = 'QH'").param(name).update();
    }

    private List<SiteDescribed> announced(UUID site, int count) {
        await().atMost(SOON).until(() -> messages(site).size() >= count);
        return messages(site);
    }

    private List<SiteDescribed> messages(UUID site) {
        return all(Topics.SITES).stream()
                .filter(message -> message.key().equals(site.toString()))
                .map(message -> codec.decode(message.value(), SiteDescribed.class))
                .toList();
    }
}
