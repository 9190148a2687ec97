package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logins of a site, as a curator looks after them. */
class CredentialPagesIT extends DeskTestBase {
    private static final String SECRET = "correct-horse-battery-staple";
    @Autowired JdbcClient jdbc;

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

    @Test
    void aLoginFormIsAddedAndNoPageShowsThePassword() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "有登录页的", freshSeed()).id();
            String path = approved(approver, nomination).path() + "/credentials";
            assertThat(curator.open(path).html()).contains("添加登录表单", path + "/form");
            assertThat(curator.open(path + "/form").html())
                    .contains("登录地址", "type=\"password\"", "autocomplete=\"off\"");

            Browser.Page added =
                    curator.submit(path + "/form", loginForm("/login?a=<b>", "a=1\n\n b = 2 \nc"));
            assertThat(added.status()).isEqualTo(422);
            added = curator.submit(path + "/form", loginForm("/login", "a=1\n\nb= 2\nc"));
            assertThat(added.path()).isEqualTo(path);
            assertThat(added.html())
                    .contains("已添加", "登录表单", "https://www.example.cn/login", "reader")
                    .doesNotContain(SECRET);
            assertThat(
                            jdbc.sql("select fields from credential where id = ?::uuid")
                                    .param(id(added, path))
                                    .query(String.class)
                                    .single())
                    .isEqualTo("{\"a\":\"1\",\"b\":\" 2\",\"c\":\"\"}");
            Browser.Page replaced =
                    curator.submit(path + "/" + id(added, path), Map.of("password", SECRET + "2"));
            assertThat(replaced.html()).contains("已换密码").doesNotContain(SECRET);
            assertThat(curator.open(path + "/form?lang=en").html())
                    .contains("Login address", "Each crawl logs in once");
            curator.open("/?lang=zh-CN");
        }
    }

    @Test
    void whatIsWrongWithALoginFormIsToldAtItsFieldAndWhatWasTypedComesBack() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "填错登录表单的", freshSeed()).id();
            String path = approved(approver, nomination).path() + "/credentials/form";
            curator.open(path);

            Map<String, String> wrong = new HashMap<>(loginForm("/login", "<b>=1"));
            wrong.put("loginUrl", "https://reader@www.example.cn/login");
            wrong.put("userField", "");
            wrong.put("password", SECRET + "密");
            Browser.Page page = curator.submit(path, wrong);
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("有 3 处要改", "href=\"#loginUrl\"", "href=\"#userField\"")
                    .contains("href=\"#password\"", "value=\"https://reader@www.example.cn/login\"")
                    .contains("&lt;b&gt;=1")
                    .doesNotContain(SECRET);

            Browser.Page twice = curator.submit(path, loginForm("/login", "a=1\na=2"));
            assertThat(twice.status()).isEqualTo(422);
            assertThat(twice.html()).contains("其他字段里有同名的").doesNotContain(SECRET);

            curator.submit(path, loginForm("/login", ""));
            Browser.Page again = curator.submit(path, loginForm("/login", ""));
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.html()).contains("这个登录地址已经有了").doesNotContain(SECRET);
        }
    }

    private static Map<String, String> loginForm(String address, String fields) {
        return Map.of(
                "loginUrl",
                "https://www.example.cn" + address,
                "userField",
                "user",
                "userName",
                "reader",
                "passwordField",
                "pass",
                "password",
                SECRET,
                "fields",
                fields);
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
