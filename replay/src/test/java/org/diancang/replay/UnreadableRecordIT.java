package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class UnreadableRecordIT {
    private static final String HOME = "http://unreadable.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    UnreadableRecordIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        // So that there is something at the offsets that the tests make up.
        replay.archive().capture(HOME, AT, 200, utf8("<p>"), "Content-Type", "text/html");
    }

    private void index(String name, String file, long offset) {
        replay.archive()
                .index(
                        HOME + name,
                        AT,
                        200,
                        "text/html",
                        "sha1:X",
                        file,
                        offset,
                        UUID.randomUUID(),
                        "response",
                        "",
                        "");
    }

    @Test
    void recordsThatAreNotThereAreSaidSo() throws IOException {
        index("l1", "LJ0031-c00017-e1-20261109063000000-00099.warc.gz", 0);
        index("l2", "../../../etc/passwd", 0);
        index("l3", Archive.FILE, 3);
        index("l4", Archive.FILE, 99_999_999);
        index("l5", Archive.FILE, -5);
        for (String name : new String[] {"l1", "l2", "l3", "l4", "l5"}) {
            var answer = replay.content("/20261109063009/" + HOME + name);
            assertThat(answer.status()).as(name).isEqualTo(502);
            assertThat(answer.text()).contains("存档记录读不出").doesNotContain("Exception", "passwd");
        }
    }

    @Test
    void aDamagedRecordEndsInAPage() throws IOException {
        long offset =
                replay.archive()
                        .capture(
                                HOME + "damaged",
                                AT,
                                200,
                                utf8("x".repeat(500)),
                                "Content-Type",
                                "text/plain");
        replay.archive().damage(offset + 12, 60);
        var answer = replay.content("/20261109063009/" + HOME + "damaged");
        assertThat(answer.status()).isEqualTo(502);
    }

    @Test
    void aHeaderWithoutEndIsNotRead() throws IOException {
        String url = HOME + "endless";
        replay.archive()
                .captureRaw(
                        url,
                        AT,
                        200,
                        utf8("HTTP/1.0 200 OK\r\nX: " + "y".repeat(3 << 20) + "\r\n\r\n"),
                        "text/plain");
        assertThat(replay.content("/20261109063009/" + url).status()).isEqualTo(502);
    }
}
