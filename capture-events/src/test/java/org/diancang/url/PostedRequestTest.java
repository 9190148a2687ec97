package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PostedRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String BYTES = "application/octet-stream";
    private static final String MULTIPART = "multipart/form-data; boundary=x";
    private static final String URL = "http://example.cn/a";
    private static final String PREFIX = "__wb_method=POST&";

    @ParameterizedTest
    @MethodSource("cases")
    void isKeyedAsPywbKeysIt(PostedRequest request, byte[] body, List<String> cells) {
        String source = cells.get(7);
        String url = request.appendedTo(cells.get(4), body);

        if (!cells.get(5).isEmpty()) {
            assertThat(url).as("as of %s", source).isEqualTo(withoutWombat(cells.get(5)));
        }
        assertThat(UrlKey.of(url)).as("as of %s", source).hasToString(cells.get(6));
        assertThat(source).as("who says so").isNotBlank();
    }

    private static String withoutWombat(String url) {
        return url.replace("WB_wombat_", "");
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        PostedRequestTest.class.getResourceAsStream("posted-requests.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> List.of(line.split("\t", -1)))
                            .map(
                                    cells ->
                                            Arguments.of(
                                                    new PostedRequest(
                                                            cells.get(0),
                                                            cells.get(1),
                                                            cells.get(2)),
                                                    bytes(cells.get(3)),
                                                    cells))
                            .toList()
                            .stream();
        }
    }

    /** Reads {@code \x..} as the byte that it names. */
    private static byte[] bytes(String cell) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) == '\\') {
                out.write(Integer.parseInt(cell, i + 2, i + 4, 16));
                i += 3;
            } else {
                out.write(cell.charAt(i));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aBodyCountsForPostAndPutWithALength() {
        assertThat(new PostedRequest("POST", FORM, "12").bytesToRead()).isEqualTo(12);
        assertThat(new PostedRequest("put", FORM, "12").bytesToRead()).isEqualTo(12);
        assertThat(new PostedRequest("PATCH", FORM, "12").bytesToRead()).isZero();
        assertThat(new PostedRequest("POST", FORM, "").bytesToRead()).isZero();
        assertThat(new PostedRequest("POST", FORM, "-1").bytesToRead()).isZero();
        assertThat(new PostedRequest("POST", FORM, "9".repeat(100_000)).bytesToRead())
                .isEqualTo(PostedRequest.MOST_READ);
    }

    @Test
    void aGetHasNothingAdded() {
        PostedRequest get = new PostedRequest("GET", FORM, "3");

        assertThat(get.query(ascii("a=1"))).isEmpty();
        assertThat(get.appendedTo(URL, ascii("a=1"))).isEqualTo(URL);
    }

    /** As pywb 2.10.0b1 did with the same bodies: cut at 4096 characters, whatever their bytes. */
    @Test
    void aLongBodyIsCut() {
        byte[] chinese = "中".repeat(5_000).getBytes(StandardCharsets.UTF_8);

        assertThat(query(FORM, ascii("a=" + "x".repeat(5_000))))
                .isEqualTo(PREFIX + "a=" + "x".repeat(4_094));
        assertThat(query(FORM, chinese)).isEqualTo(PREFIX + "%e4%b8%ad".repeat(4_096));
        assertThat(query(JSON, ascii("{\"a\":\"" + "x".repeat(5_000) + "\"}")))
                .isEqualTo(PREFIX + "a=" + "x".repeat(4_094));
        assertThat(query(BYTES, new byte[5_000]))
                .isEqualTo(PREFIX + "__wb_post_data=" + "A".repeat(4_081));
        assertThat(query(BYTES, new byte[3_061]))
                .isEqualTo(PREFIX + "__wb_post_data=" + base64(3_061).substring(0, 4_081));
        assertThat(query(BYTES, new byte[3_060]))
                .isEqualTo(PREFIX + "__wb_post_data=" + base64(3_060));
    }

    private static String base64(int zeros) {
        return Base64.getEncoder().encodeToString(new byte[zeros]);
    }

    /** Nothing that lies beyond what is read can change the key of a well-formed body. */
    @Test
    void ofABodyOf16MegabytesTheBeginningCounts() {
        String many = "中1".repeat(4 << 20);
        String json = "{\"a\":[1,2,true],\"中\":\"é\",\"b\":[" + "\"1\",".repeat(4 << 20) + "0]}";

        assertThat(large(FORM, "a=" + many)).startsWith(PREFIX + "a=%e4%b8%ad1%e4");
        assertThat(large(JSON, json))
                .startsWith(PREFIX + "a=1&a.2_=2&a.3_=true&%E4%B8%AD=%C3%A9&b=1&b.2_=1");
        assertThat(large(TEXT, json)).isEqualTo(large(JSON, json)).hasSize(4_096 + PREFIX.length());
        assertThat(large(MULTIPART, "--x\r\nContent-Disposition: x; name=a\r\n\r\n" + many))
                .startsWith(PREFIX + "a=%E4%B8%AD1%E4");
        assertThat(large(JSON, "[" + json + "}")).startsWith(PREFIX + "a=1");
        assertThat(large(JSON, "{\"a\":1]" + json)).isEqualTo("__wb_method=POST");
    }

    private static String large(String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes).hasSizeGreaterThan(16 << 20);
        PostedRequest request = new PostedRequest("POST", type, "" + bytes.length);
        String query = request.query(bytes);
        byte[] read = Arrays.copyOf(bytes, request.bytesToRead());
        assertThat(request.query(read)).as("from what was asked for").isEqualTo(query);
        return query;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesBoundedTimeForBodiesMadeToKeepItBusy(String type, String part) {
        byte[] body = ascii(part.repeat((16 << 20) / part.length()));

        String query = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> query(type, body));
        assertThat(query.matches("[!-~]+")).isTrue();
        // Four bytes of a character, three characters each.
        assertThat(query.length()).isLessThan(12 * PostedRequest.LONGEST_QUERY + 100);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(FORM, JSON, TEXT, MULTIPART, BYTES)
                .flatMap(
                        type ->
                                Stream.of(
                                                "[",
                                                "{\"a\":",
                                                "[[],",
                                                "{\"a\":1,",
                                                "\"",
                                                "\\",
                                                "9",
                                                "1.",
                                                "-",
                                                "1e",
                                                "%",
                                                "%f",
                                                "%ff",
                                                "+",
                                                "&",
                                                ";",
                                                "\r\n",
                                                "\n",
                                                "--x\r\n",
                                                "--x\r\n\r\n",
                                                "--x\r\n;name=\";\";",
                                                "--x--\r\n",
                                                " ",
                                                "a:\n ",
                                                "\0",
                                                "\ud800",
                                                "[\"a\",{\"a\":[")
                                        .map(part -> Arguments.of(type, part)));
    }

    @Test
    void aBoundaryMadeToKeepItBusyIsRefused() {
        String parameters = ";\"".repeat(500_000);

        assertThat(query("multipart/form-data" + parameters, ascii("a")))
                .isEqualTo(PREFIX + "__wb_post_data=YQ==");
        assertThat(query("multipart/form-data; boundary=" + "x".repeat(500_000), ascii("a")))
                .isEqualTo(PREFIX + "__wb_post_data=YQ==");
    }

    private static String query(String type, byte[] body) {
        return new PostedRequest("POST", type, "" + body.length).query(body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
