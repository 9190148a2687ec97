package org.diancang.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.Scope;
import org.junit.jupiter.api.Test;

class NominationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void aDecisionNamesWhoAndWhen() {
        Nomination approved = submitted().approve("approver", NOW);
        assertThat(approved.state()).isEqualTo(Nomination.State.APPROVED);
        assertThat(approved.decision()).contains(new Nomination.Decision("approver", NOW, ""));
        Nomination returned = submitted().giveBack("approver", NOW, " 缺授权函 ");
        assertThat(returned.decision().orElseThrow().reason()).isEqualTo("缺授权函");
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        Nomination approved = submitted().approve("approver", NOW);
        Nomination returned = submitted().giveBack("approver", NOW, "缺授权函");
        assertThatThrownBy(() -> approved.approve("approver", NOW))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> approved.giveBack("approver", NOW, "x"))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> returned.approve("approver", NOW))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining("RETURNED");
    }

    @Test
    void aReturnNeedsAReason() {
        assertThatThrownBy(() -> submitted().giveBack("approver", NOW, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPrefixScopeIsTheFoldersOfTheSeeds() {
        List<Seed> seeds =
                List.of(
                        seed("http://qh.cn/a/b.html?x=/y/"),
                        seed("http://qh.cn/a/c.html"),
                        seed("https://qh.cn/"));
        assertThat(DraftCheck.scope(Scope.Kind.PREFIX, seeds).values())
                .containsExactly("http://qh.cn/a/", "https://qh.cn/");
        assertThat(DraftCheck.scope(Scope.Kind.HOST, seeds).values()).containsExactly("qh.cn");
    }

    private static Seed seed(String url) {
        return new Seed(url, url, Optional.empty());
    }

    private static Nomination submitted() {
        return new Nomination(
                UUID.randomUUID(),
                "N-0001",
                UUID.randomUUID(),
                2026,
                "青禾",
                List.of(seed("http://qh.cn/")),
                new Scope(Scope.Kind.HOST, List.of("qh.cn")),
                Subject.POLITICS,
                "",
                "",
                "",
                Nomination.State.SUBMITTED,
                "curator",
                NOW,
                Optional.empty());
    }
}
