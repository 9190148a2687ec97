package org.diancang.launcher.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

class RecordFactsTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    @TempDir Path folder;

    static String[] answersThatAreNotHttp() {
        return new String[] {
            HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
            HEAD + "Transfer-Encoding: chunked\r\n\r\n400\r\nhello",
            HEAD + "X-Big: " + "x".repeat(1 << 20) + "\r\n\r\nbody"
        };
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNotHttp")
    void aRecordOfAnAnswerThatIsNotFramedAsHttpIsWholeAllTheSame(String answer) throws Exception {
        try (FileChannel file = write(answer)) {
            RecordFacts facts = RecordFacts.of(file, "file", 0);

            assertThat(facts.digestHolds()).isTrue();
            assertThat(facts.computedDigests()).isEmpty();
            assertThat(facts.status()).contains(200);
        }
    }

    @Test
    void aWrongDigestOfAWholeAnswerIsSeen() throws Exception {
        try (FileChannel file = write(HEAD + "Content-Length: 5\r\n\r\nother")) {
            assertThat(RecordFacts.of(file, "file", 0).digestHolds()).isFalse();
        }
    }

    @Test
    void aRecordWhoseOwnBytesAreDamagedIsNotReadable() throws Exception {
        String answer = HEAD + "Transfer-Encoding: chunked\r\n\r\n400\r\n" + "hello".repeat(500);
        try (FileChannel file = write(answer)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), file.size() - 20);

            assertThatThrownBy(() -> RecordFacts.of(file, "file", 0))
                    .isInstanceOf(IOException.class);
        }
    }

    private FileChannel write(String answer) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("one.warc.gz"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        new WarcWriter(channel, WarcCompression.GZIP)
                .write(
                        new WarcResponse.Builder(URI.create("http://a.example/"))
                                .date(Instant.parse("2026-11-24T03:15:00Z"))
                                .body(MediaType.HTTP_RESPONSE, answer.getBytes(ISO_8859_1))
                                .payloadDigest(
                                        new WarcDigest("sha1", "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"))
                                .build());
        return channel;
    }
}
