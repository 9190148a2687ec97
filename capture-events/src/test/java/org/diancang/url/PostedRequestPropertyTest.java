package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every request, whoever wrote it. */
class PostedRequestPropertyTest {
    private static final List<String> TYPES =
            List.of(
                    "application/x-www-form-urlencoded",
                    "application/json",
                    "text/plain",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "application/x-amf",
                    "");

    @Property(tries = 1_000)
    void anyRequestHasOnePrintableQuery(
            @ForAll("types") String type, @ForAll("bodies") byte[] body, @ForAll String method) {
        PostedRequest post = new PostedRequest("POST", type, "" + body.length);

        assertThat(post.query(body)).matches("__wb_method=POST(&[!-~]*)?");
        assertThat(post.query(body.clone())).isEqualTo(post.query(body));
        assertThat(new PostedRequest(method, type, "" + body.length).query(body)).matches("[!-~]*");
    }

    @Property(tries = 300)
    void anyHeadIsTaken(@ForAll String method, @ForAll String type, @ForAll String length) {
        PostedRequest request = new PostedRequest(method, type, length);

        assertThat(request.query(new byte[] {'a'})).matches("[!-~]*");
        assertThat(request.bytesToRead()).isBetween(0, PostedRequest.MOST_READ);
    }

    /** However deep, however often: what a browser waits for must not depend on a page's author. */
    @Property(tries = 100)
    void aLongBodyTakesNoLongTime(
            @ForAll("types") String type,
            @ForAll("repeated") byte[] body,
            @ForAll boolean chunked) {
        PostedRequest request =
                new PostedRequest("POST", type, chunked ? "" : "" + 10L * body.length);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(request.query(body)).matches("__wb_method=POST(&[!-~]*)?"));
    }

    @Property(tries = 1_000)
    void anyContentTypeWithAnyBodyIsTaken(
            @ForAll("oddTypes") String type, @ForAll("bodies") byte[] body) {
        String query = new PostedRequest("PUT", type, " " + body.length).query(body);

        assertThat(query).matches("__wb_method=PUT(&[!-~]*)?");
    }

    @Property(tries = 300)
    void bytesBeyondTheLengthDoNotMatter(
            @ForAll("types") String type, @ForAll("bodies") byte[] body) {
        byte[] longer = Arrays.copyOf(body, body.length + 7);
        PostedRequest request = new PostedRequest("POST", type, "" + body.length);

        assertThat(request.query(longer)).isEqualTo(request.query(body));
    }

    /** Bodies that differ in a form's field have keys that differ, unless the case alone does. */
    @Property(tries = 300)
    void otherFieldsHaveOtherKeys(@ForAll("words") String one, @ForAll("words") String other) {
        assertThat(key("a=" + one).equals(key("a=" + other))).isEqualTo(one.equals(other));
    }

    private static UrlKey key(String form) {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        return UrlKey.of(
                new PostedRequest("POST", TYPES.getFirst(), "" + body.length)
                        .appendedTo("http://example.cn/", body));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<String> oddTypes() {
        Arbitrary<String> end =
                Arbitraries.strings().withChars("; =\"boundaryx\\'*%-\r\n,中\u0000").ofMaxLength(30);
        Arbitrary<String> boundary =
                Arbitraries.of("", "; boundary=x", "; boundary=\"x\"", ";boundary=", "; charset=x");
        return Combinators.combine(types(), boundary, end)
                .as((type, middle, last) -> type + middle + last);
    }

    /** As much as is ever read, of something short. */
    @Provide
    Arbitrary<byte[]> repeated() {
        return bodies().filter(body -> body.length > 0)
                .map(
                        body -> {
                            byte[] much = new byte[PostedRequest.MOST_READ];
                            for (int i = 0; i < much.length; i++) {
                                much[i] = body[i % body.length];
                            }
                            return much;
                        });
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'e').withCharRange('一', '三').ofMaxLength(3);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        Arbitrary<byte[]> nearlyGood =
                Arbitraries.of(
                                "{",
                                "}",
                                "[",
                                "]",
                                "\"",
                                ":",
                                ",",
                                "\"a\"",
                                "1",
                                "-0",
                                "1.5e-7",
                                "NaN",
                                "true",
                                "\\ud800",
                                "--x",
                                "--x--",
                                "\r\n",
                                "\n",
                                "Content-Disposition: form-data; name=\"a\"",
                                "; filename=f",
                                "=",
                                "&",
                                "+",
                                "%",
                                "%E4",
                                "%41",
                                "中",
                                "#",
                                " ",
                                "\ud800")
                        .list()
                        .ofMaxSize(25)
                        .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
        return Combinators.combine(noise, nearlyGood, Arbitraries.integers().between(0, 3))
                .as((bytes, text, which) -> which == 0 ? bytes : text);
    }
}
