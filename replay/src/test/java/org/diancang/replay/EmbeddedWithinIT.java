package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page embeds is taken from so near in time only; a page is never too far. */
class EmbeddedWithinIT {
    private static final String HOME = "http://window.example/";

    private static RunningReplay replay;

    @BeforeAll
    static void start() throws IOException {
        replay = RunningReplay.set("--diancang.content.embedded-within=10d");
        for (String at : new String[] {"2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z"}) {
            for (String path : new String[] {"a", "b?t=1772323200000"}) {
                replay.archive()
                        .capture(HOME + path, at, 200, utf8(at), "Content-Type", "text/css");
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
    }

    @ParameterizedTest
    @CsvSource({
        // To the second on either side, and nearer to one of two.
        "20260311000000, 20260301000000",
        "20260321000000, 20260331000000",
        "20260219000000, 20260301000000",
        "20260410000000, 20260331000000"
    })
    void theNearestWithinTheWindowIsShown(String asked, String shown) throws IOException {
        for (String modifier : new String[] {"im_", "js_", "cs_"}) {
            assertThat(content(asked + modifier, "a").header("Location"))
                    .contains("/" + shown + modifier + "/" + HOME + "a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260311000001", "20260320235959", "20260218235959", "20260410000001"})
    void asNotArchivedCountsWhatIsASecondFarther(String asked) throws IOException {
        for (String modifier : new String[] {"im_", "js_", "cs_"}) {
            assertThat(content(asked + modifier, "a").status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsAskedForByTheClockHasTheSameWindow() throws IOException {
        String again = "b?t=1799999999999";
        assertThat(content("20260305000000js_", again).header("Location").orElse(""))
                .endsWith(HOME + "b?t=1772323200000");
        assertThat(content("20260316000000js_", again).status()).isEqualTo(404);
    }

    @Test
    void aPageIsNeverTooFar() throws IOException {
        for (String modifier : new String[] {"", "if_", "id_"}) {
            assertThat(content("19990101000000" + modifier, "a").header("Location"))
                    .contains("/20260301000000" + modifier + "/" + HOME + "a");
        }
    }

    private static Answer content(String time, String path) throws IOException {
        return replay.content("/" + time + "/" + HOME + path);
    }
}
