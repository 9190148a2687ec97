package org.diancang.orchestrator.credential;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(check.login(new CredentialDraft(typed, null, "reader", "x")).server())
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
        var _ = check.login(new CredentialDraft(typed, null, "reader", "x"));
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
        var _ = check.login(new CredentialDraft(null, null, null, null));
        var _ = check.secret("password", null);
        assertThat(check.findings())
                .extracting(CredentialFinding::item)
                .containsExactly("server", "userName", "password");
    }

    @ParameterizedTest
    @CsvSource({"a:b,colon", "读者,not-ascii"})
    void aUserNameThatCantBeSentIsRefused(String user, String code) {
        var _ = check.login(new CredentialDraft("https://a.cn", null, user, "x"));
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

    @Test
    void aDraftsTextHidesItsPassword() {
        assertThat(new CredentialDraft("https://a.cn", "", "reader", "hush").toString())
                .doesNotContain("hush");
    }
}
