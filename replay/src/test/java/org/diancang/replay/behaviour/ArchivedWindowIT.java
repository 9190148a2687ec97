package org.diancang.replay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diancang.replay.RunningReplay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an archived page finds in its window that no live page would show. */
class ArchivedWindowIT {
    private static final String AT = "2019-11-09T06:30:09Z";

    private static RunningReplay replay;
    private static Eyes eyes;

    @BeforeAll
    static void start() throws IOException {
        replay = RunningReplay.forBrowsers();
        eyes = new Eyes("MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost");
        page(
                "http://a.example/random",
                "[Math.random(), Math.random(), crypto.getRandomValues(new Uint8Array(4)),"
                        + " new Date().toISOString().slice(0, 16)].join()");
        page("http://a.example/keeps", "localStorage.setItem('k', 'of a'), localStorage.k");
        page("http://b.example/looks", "`${localStorage.getItem('k')}${localStorage.length}`");
        page("http://a.example/again", "`${localStorage.getItem('k')}${localStorage.length}`");
    }

    @AfterAll
    static void stop() throws IOException {
        eyes.close();
        replay.close();
    }

    @Test
    void whatIsRandomIsTheSameAtEachVisit() throws IOException {
        String first = said("http://a.example/random");
        assertThat(first).endsWith(",2019-11-09T06:30");
        assertThat(said("http://a.example/random")).isEqualTo(first);
    }

    @Test
    void whatASiteKeepsOtherSitesDoNotFind() {
        assertThat(said("http://a.example/keeps")).isEqualTo("of a");
        assertThat(said("http://b.example/looks")).isEqualTo("null0");
        assertThat(said("http://a.example/again")).isEqualTo("of a1");
    }

    private static String said(String url) {
        String address = replay.readerOrigin() + "/20191109063009/" + url;
        String markup = eyes.framed(address, page -> page.markup().contains("data-done")).markup();
        return markup.replaceFirst("(?s).*<b>(.*)</b>.*", "$1");
    }

    private static void page(String url, String said) throws IOException {
        String page =
                "<body><b></b><script>document.querySelector('b').textContent = (%s);document.body.setAttribute('data-done', '')</script>"
                        .formatted(said);
        replay.archive()
                .capture(
                        url,
                        AT,
                        200,
                        page.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/html");
    }
}
