package org.diancang.indexer.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.events.SiteDescribed;
import org.diancang.events.SiteDescribed.Subject;
import org.diancang.indexer.topic.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSitesTest {
    private static final UUID SITE = new UUID(0, 31);
    private static final UUID LIBRARY = new UUID(0, 2);
    private static final SiteDescribed FIRST = site(5, "青禾县政府", Subject.POLITICS);
    private static final SiteDescribed LATER = site(6, "青禾县人民政府", Subject.ECONOMY);

    private final KnownSites book = new KnownSites();

    @Test
    void nothingIsKnownBeforeTheTopicWasReadToItsEnd() {
        book.take(key(SITE), value(FIRST));

        assertThat(book.now()).isEmpty();
    }

    @Test
    void whatTheOrchestratorSaysInTheExampleIsKnown() throws IOException {
        UUID site = UUID.fromString("0193a3c2-7c1e-7a10-8f3a-52d1c0a4e001");

        assertThat(book.take(key(site), example())).isInstanceOf(Reading.Changed.class);

        assertThat(sites().label(site)).contains("QH-0031 青禾县人民政府");
        assertThat(sites().libraryName(UUID.fromString("0193a3c0-11aa-7b20-9e44-0f6a7be1c002")))
                .contains("青禾省图书馆");
        assertThat(sites().of(Subject.POLITICS)).containsExactly(site);
        assertThat(sites().of(Subject.CULTURE)).isEmpty();
    }

    @Test
    void aMessageThatComesTwiceChangesNothing() {
        assertThat(book.take(key(SITE), value(FIRST))).isInstanceOf(Reading.Changed.class);
        assertThat(book.take(key(SITE), value(FIRST))).isInstanceOf(Reading.Late.class);

        assertThat(sites().size()).isOne();
    }

    @Test
    void theHigherVersionStaysWhateverComesLast() {
        book.take(key(SITE), value(LATER));
        assertThat(book.take(key(SITE), value(FIRST))).isInstanceOf(Reading.Late.class);

        assertThat(sites().label(SITE)).contains("QH-0031 青禾县人民政府");
        assertThat(sites().of(Subject.POLITICS)).isEmpty();
        assertThat(sites().of(Subject.ECONOMY)).containsExactly(SITE);
    }

    @Test
    void aRemovedSiteIsGoneWhateverComesLate() {
        book.take(key(SITE), value(FIRST));
        assertThat(book.take(key(SITE), null)).isInstanceOf(Reading.Changed.class);
        assertThat(book.take(key(SITE), null)).isInstanceOf(Reading.Late.class);
        assertThat(book.take(key(SITE), value(LATER))).isInstanceOf(Reading.Late.class);

        assertThat(sites().label(SITE)).isEmpty();
        assertThat(sites().libraryName(LIBRARY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "not json",
                "[[[[",
                "{\"siteId\":\"00000000-0000-0000-0000-00000000001f\",\"version\":9}",
                "{\"siteId\":\"00000000-0000-0000-0000-000000000020\",\"schemaVersion\":1,"
                        + "\"version\":9,\"number\":\"n\",\"siteNo\":\"n\",\"name\":\"n\","
                        + "\"libraryId\":\"00000000-0000-0000-0000-000000000020\","
                        + "\"libraryName\":\"n\",\"subject\":\"POLITICS\","
                        + "\"changedAt\":\"2026-01-01T00:00:00Z\"}",
            })
    void ofASiteThatCannotBeReadTheEarlierVersionStays(String poison) {
        book.take(key(SITE), value(FIRST));

        assertThat(book.take(key(SITE), poison.getBytes(UTF_8)))
                .isInstanceOf(Reading.Unreadable.class);

        assertThat(sites().label(SITE)).contains("QH-0031 青禾县政府");
        assertThat(sites().size()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "policy/3", "\u0000"})
    void aKeyThatIsNoIdIsRefused(String key) {
        assertThat(book.take(key.getBytes(UTF_8), value(FIRST)))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(book.take(null, value(FIRST))).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void whatTheTopicNoLongerHasIsForgottenWhenItIsReadAgain() {
        book.take(key(SITE), value(FIRST));
        book.startOver();
        book.forgetUnseen();

        assertThat(sites().size()).isZero();
    }

    @Test
    void aLibraryIsCalledWhatItsSiteSaidLast() {
        UUID other = new UUID(0, 32);
        book.take(key(SITE), value(site(SITE, 9, "a", "新名", Subject.CULTURE)));
        book.take(key(other), value(site(other, 8, "b", "旧名", Subject.CULTURE)));

        assertThat(sites().libraryName(LIBRARY)).contains("新名");
        assertThat(sites().of(Subject.CULTURE)).containsExactlyInAnyOrder(SITE, other);
    }

    private Sites sites() {
        book.publish();
        return book.now().orElseThrow();
    }

    private static SiteDescribed site(long version, String name, Subject subject) {
        return site(SITE, version, name, "青禾省图书馆", subject);
    }

    private static SiteDescribed site(
            UUID id, long version, String name, String library, Subject subject) {
        return new SiteDescribed(
                id,
                SiteDescribed.SCHEMA_VERSION,
                version,
                "QH-0031",
                "QH0031",
                name,
                LIBRARY,
                library,
                subject,
                List.of(),
                Instant.EPOCH);
    }

    private static byte[] key(UUID id) {
        return id.toString().getBytes(UTF_8);
    }

    private static byte[] value(SiteDescribed site) {
        return new EventCodec().encode(site);
    }

    private static byte[] example() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        SiteDescribed.class.getResourceAsStream("examples/site-described.json"))) {
            return in.readAllBytes();
        }
    }
}
