package org.diancang.orchestrator.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftCheckTest {
    private final DraftCheck check = new DraftCheck();

    @ParameterizedTest
    @CsvSource({
        "https://WWW.Example.cn/,https://www.example.cn",
        "https://www.example.cn:443,https://www.example.cn",
        "http://www.example.cn:8080/,http://www.example.cn:8080",
        "http://图书馆.example/,http://xn--1jq52s681d.example",
    })
    void aServerIsReadAsItsOrigin(String typed, String origin) {
        assertThat(check.login(CredentialDraft.http(typed, null, "reader", "x")).server())
                .isEqualTo(origin);
        assertThat(check.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.cn",
                "ftp://www.example.cn",
                "https://www.example.cn/path",
                "https://www.example.cn?x",
                "https://reader:secret@www.example.cn",
                "https://",
                "https://a b",
                "https://www.example.cn:99999",
                "https://www.example.cn:0",
                "http://\uD800",
            })
    void whatIsNoOriginIsRefusedWithoutBeingRepeated(String typed) {
        var _ = check.login(CredentialDraft.http(typed, null, "reader", "x"));
        assertThat(check.findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.item()).isEqualTo("server");
                            assertThat(finding.detail()).doesNotContain("secret");
                        });
    }

    @Test
    void everyFieldThatIsMissingIsNamed() {
        var _ = check.login(CredentialDraft.http(null, null, null, null));
        var _ = check.secret("password", null);
        assertThat(check.findings())
                .extracting(CredentialFinding::item)
                .containsExactly("server", "userName", "password");
    }

    @ParameterizedTest
    @CsvSource({"a:b,colon", "读者,not-ascii"})
    void aUserNameThatCantBeSentIsRefused(String user, String code) {
        var _ = check.login(CredentialDraft.http("https://a.cn", null, user, "x"));
        assertThat(check.findings()).extracting(CredentialFinding::code).containsExactly(code);
    }

    @Test
    void aSecretThatCantBeSentIsRefusedAndNeverRepeated() {
        for (String typed : new String[] {"密码", "a\nb", "x".repeat(1_001)}) {
            var _ = check.secret("password", typed);
        }
        assertThat(check.findings())
                .hasSize(3)
                .noneMatch(finding -> finding.detail().contains("密码"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://WWW.Example.cn/login,https://www.example.cn,https://www.example.cn/login",
        "https://www.example.cn:443,https://www.example.cn,https://www.example.cn/",
        "http://a.cn:8080/do?a=1&b=%E4%B8%AD,http://a.cn:8080,http://a.cn:8080/do?a=1&b=%E4%B8%AD",
        "http://图书馆.example/in,http://xn--1jq52s681d.example,http://xn--1jq52s681d.example/in",
    })
    void aFormIsOfTheServerOfItsAddress(String typed, String server, String loginUrl) {
        assertThat(check.login(form(typed, null, Map.of("kept", "1"))))
                .isEqualTo(
                        new Login.Form(
                                server, loginUrl, "user", "reader", "pass", Map.of("kept", "1")));
        assertThat(check.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.cn/login,malformed",
        "/login,malformed",
        "javascript:alert(1),malformed",
        "ftp://www.example.cn/login,malformed",
        "https://reader:secret@www.example.cn/login,malformed",
        "https://www.example.cn@evil.example/secret,malformed",
        "https://www.example.cn\\@evil.example/secret,malformed",
        "https://www.example.cn/login#secret,malformed",
        "https://www.example.cn/a b,malformed",
        "https://www.example.cn/%zz,malformed",
        "https://www.example.cn:99999/login,malformed",
        "https:///login,malformed",
        "https://www.example.cn/登录,not-ascii",
        "'',required",
    })
    void anAddressThatAFormCantBeSentToIsRefusedWithoutBeingRepeated(String typed, String code) {
        var _ = check.login(form(typed, null, Map.of()));
        assertThat(check.findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.item()).isEqualTo("loginUrl");
                            assertThat(finding.code()).isEqualTo(code);
                            assertThat(finding.detail()).doesNotContain("secret", "evil");
                        });
    }

    @Test
    void controlCharactersMakeNoAddress() {
        for (String typed :
                List.of(
                        "https://www.example.cn/lo\r\ngin",
                        "https://www.example.cn/lo\tgin",
                        "https://www.example.cn\u0000/login",
                        "https://www.example.cn/\u007Flogin")) {
            var _ = check.login(form(typed, null, Map.of()));
        }
        assertThat(check.findings())
                .extracting(CredentialFinding::code)
                .hasSize(4)
                .containsOnly("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://www.example.cn",
                "https://www.example.cn:8443",
                "https://example.cn",
            })
    void aFormOfAnotherServerThanTheOneNamedIsRefused(String server) {
        var _ = check.login(form("https://www.example.cn/login", server, Map.of()));
        assertThat(check.findings())
                .singleElement()
                .isEqualTo(
                        new CredentialFinding(
                                "loginUrl",
                                "other-server",
                                "must be of the server that is given."));
    }

    @Test
    void aFormMayNameItsServerToo() {
        var _ = check.login(form("https://www.example.cn/login", "https://www.example.cn/", null));
        assertThat(check.findings()).isEmpty();
    }

    @Test
    void everyFieldOfAFormThatIsMissingIsNamed() {
        var _ =
                check.login(
                        new CredentialDraft(
                                "FORM", null, null, null, null, null, null, null, null));
        assertThat(check.findings())
                .extracting(CredentialFinding::item)
                .containsExactly("loginUrl", "userField", "userName", "passwordField");
    }

    @Test
    void furtherFieldsHaveBounds() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 21; i++) {
            many.put("field" + i, "");
        }
        assertThat(codes(many)).containsExactly("fields too-many");
        many.remove("field0");
        assertThat(codes(many)).isEmpty();
        assertThat(codes(Map.of(" ", ""))).containsExactly("fields too-long");
        assertThat(codes(Map.of("n".repeat(201), ""))).containsExactly("fields too-long");
        assertThat(codes(Map.of("n".repeat(200), "v".repeat(1_000)))).isEmpty();
        assertThat(codes(Map.of("n", "v".repeat(1_001)))).containsExactly("fields too-long");
        assertThat(codes(Map.of("n", "a\r\nb"))).containsExactly("fields control-characters");
        assertThat(codes(Map.of("n\u0000", ""))).containsExactly("fields control-characters");
        assertThat(codes(Map.of("名", ""))).containsExactly("fields not-ascii");
        assertThat(codes(Map.of("user", "somebody"))).containsExactly("fields repeated");
        assertThat(codes(Map.of("pass", "x"))).containsExactly("fields repeated");
    }

    @Test
    void oneFieldCantBeForBoth() {
        var _ =
                check.login(
                        new CredentialDraft(
                                "FORM",
                                null,
                                null,
                                "reader:1",
                                "x",
                                "https://a.cn/login",
                                "one",
                                "one",
                                null));
        assertThat(check.findings())
                .extracting(f -> f.item() + " " + f.code())
                .containsExactly("passwordField repeated");
    }

    @Test
    void anotherKindIsRefused() {
        var _ =
                check.login(
                        new CredentialDraft(
                                "OAUTH",
                                "https://a.cn",
                                "",
                                "reader",
                                "x",
                                null,
                                null,
                                null,
                                null));
        assertThat(check.findings())
                .extracting(f -> f.item() + " " + f.code())
                .containsExactly("kind unknown");
    }

    private static List<String> codes(Map<String, String> fields) {
        DraftCheck check = new DraftCheck();
        var _ = check.login(form("https://a.cn/login", null, fields));
        return check.findings().stream().map(f -> f.item() + " " + f.code()).toList();
    }

    private static CredentialDraft form(
            String loginUrl, @Nullable String server, @Nullable Map<String, String> fields) {
        return new CredentialDraft(
                "FORM", server, null, "reader", "x", loginUrl, "user", "pass", fields);
    }

    @Test
    void aDraftsTextHidesItsPassword() {
        assertThat(CredentialDraft.http("https://a.cn", "", "reader", "hush").toString())
                .doesNotContain("hush");
    }
}
