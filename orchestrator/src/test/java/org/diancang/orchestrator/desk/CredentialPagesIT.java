package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Logins of a site, as a curator looks after them. */
class CredentialPagesIT extends DeskTestBase {
    private static final String SECRET = "correct-horse-battery-staple";

    @Test
    void aLoginIsAddedGivenAnotherPasswordAndRemovedAndNoPageShowsThePassword() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "要登录的", freshSeed()).id();
            Browser.Page site = approved(approver, nomination);
            String path = site.path() + "/credentials";
            assertThat(site.html()).contains("登录信息", path);
            assertThat(curator.open(path).html())
                    .contains("没有登录信息", "type=\"password\"", "autocomplete=\"off\"");

            Browser.Page added = curator.submit(path, form("https://www.example.cn", SECRET));
            assertThat(added.html())
                    .contains("已添加", "https://www.example.cn", "任何", "reader", "谁动过")
                    .doesNotContain(SECRET);
            String one = path + "/" + id(added, path);
            assertThat(curator.open(one).html()).contains("新密码");
            Browser.Page replaced = curator.submit(one, Map.of("password", SECRET + "2"));
            assertThat(replaced.html()).contains("已换密码", "换了密码").doesNotContain(SECRET);
            assertThat(curator.open(path + "?lang=en").html()).contains("replaced the password");
            curator.open("/?lang=zh-CN");

            assertThat(curator.open(one + "/remove").html()).contains("会丢掉", "会留下", "不删");
            Browser.Page removed = curator.submit(one + "/remove", Map.of());
            assertThat(removed.html()).contains("已删除", "没有登录信息").doesNotContain(SECRET);
            assertThat(curator.open(one).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndThePasswordIsNotSentBack() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "填错登录的", freshSeed()).id();
            String path = approved(approver, nomination).path() + "/credentials";
            curator.open(path);

            Browser.Page page = curator.submit(path, form("www.example.cn", SECRET + "密"));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("有 2 处要改", "href=\"#server\"", "value=\"www.example.cn\"")
                    .contains("密码只能用英文字母、数字和符号")
                    .doesNotContain(SECRET);

            curator.submit(path, form("https://www.example.cn", SECRET));
            Browser.Page twice = curator.submit(path, form("https://www.example.cn/", SECRET));
            assertThat(twice.status()).isEqualTo(422);
            assertThat(twice.html()).contains("已经有了").doesNotContain(SECRET);
        }
    }

    private static Map<String, String> form(String server, String password) {
        return Map.of("server", server, "realm", "", "userName", "reader", "password", password);
    }

    private static String id(Browser.Page page, String path) {
        var found = Pattern.compile(path + "/([0-9a-f-]{36})\"").matcher(page.html());
        assertThat(found.find()).as("link to the credential").isTrue();
        return found.group(1);
    }
}
