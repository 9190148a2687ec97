package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BulkNominationIT extends DeskTestBase {
    @Test
    void eachPastedLineShowsWhatWouldComeOfIt() {
        String known = freshSeed();
        String fresh = freshSeed();
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Browser.Page site = approved(approver, nominated(curator, "早有的", known).id());

            Browser.Page page =
                    preview(
                            curator,
                            "POLITICS",
                            "白石县人民政府 http://93.184.216.7/\n\n"
                                    + known.replace("https://", "HTTPS://")
                                    + "\nhttp://93.184.216.7:80\nhttp://10.1.2.3/\nhtp:/www.shahe.gov\n"
                                    + fresh);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html())
                    .contains("核对 6 个网址", "value=\"白石县人民政府\"", "域名能解析，没有提名过")
                    .contains("href=\"" + site.path() + "\"", "已是网站（N-")
                    .contains("本批重复", "第 4 个网址指向内网地址", "不是 http 或 https")
                    .contains("域名没有解析出来，核对后再选", "已选 1 条", "下载其余 5 条");
            assertThat(curator.open("/nominations?q=93.184.216.7").html()).contains("没有符合的");
        }
    }

    @Test
    void theChosenAreHandedInAndTheOthersStayOnThePage() {
        String first = freshSeed();
        String second = freshSeed();
        String third = freshSeed();
        try (Browser curator = signedIn("curator")) {
            preview(curator, "", first + "\n" + second + "\n" + third);
            Map<String, String> lines = new LinkedHashMap<>();
            line(lines, 0, true, first, "批量一", "CULTURE");
            line(lines, 1, true, second, "批量二", "");
            line(lines, 2, false, third, "批量三", "ECONOMY");

            Browser.Page page = curator.submit("/nominations/bulk", lines);

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("已提交 1 条提名，等待审批；其余 2 条还在下面", "有 1 行没有提交", "选一个主题")
                    .contains("value=\"批量二\"", "value=\"批量三\"")
                    .doesNotContain("value=\"批量一\"");
            assertThat(curator.open("/nominations?q=" + first.substring(8)).html())
                    .contains("批量一", "文化", "共 1 条");

            lines.clear();
            line(lines, 0, true, second, "批量二", "POLITICS");
            line(lines, 1, true, third, "批量三", "ECONOMY");
            Browser.Page all = curator.submit("/nominations/bulk", lines);
            assertThat(all.path()).isEqualTo("/nominations");
            assertThat(all.html()).contains("已提交 2 条提名，等待审批", "批量二", "批量三");
        }
    }

    @Test
    void handingInTheSameAgainStoresNothing() {
        String seed = freshSeed();
        try (Browser curator = signedIn("curator")) {
            preview(curator, "POLITICS", seed);
            Map<String, String> lines = new LinkedHashMap<>();
            line(lines, 0, true, seed, "只有一次", "POLITICS");
            curator.submit("/nominations/bulk", lines);

            Browser.Page again = curator.submit("/nominations/bulk", lines);

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.html()).contains("已提名（N-", "略过");
            assertThat(curator.open("/nominations?q=" + seed.substring(8)).html())
                    .contains("共 1 条");
        }
    }

    @Test
    void whatIsSetForAllIsSetInTheChosenLinesAndTheListCanBeEditedAsText() {
        String first = freshSeed();
        String second = freshSeed();
        try (Browser curator = signedIn("curator")) {
            preview(curator, "", first + "\n" + second);
            Map<String, String> lines = new LinkedHashMap<>();
            line(lines, 0, true, first, "选中的", "");
            line(lines, 1, false, second, "没选的", "");
            lines.put("subject", "ECONOMY");
            lines.put("rightsBasis", "授权函 2026-088");

            Browser.Page page = curator.submit("/nominations/bulk/check", lines);
            assertThat(page.html())
                    .containsPattern("lines\\[0\\]\\.rightsBasis\" value=\"授权函 2026-088\"")
                    .doesNotContainPattern("lines\\[1\\]\\.rightsBasis\" value=\"授权函");

            Browser.Page text = curator.submit("/nominations/bulk/edit", lines);
            assertThat(text.html()).contains(first + "\t选中的", second + "\t没选的");
            Browser.Page rest = curator.submit("/nominations/bulk/rest", lines);
            assertThat(rest.html()).contains(second + "\t没选的").doesNotContain(first);
            assertThat(rest.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment");
        }
    }

    @Test
    void tooManyLinesOrNoneAreRefusedAndStayInTheField() {
        String text =
                IntStream.rangeClosed(1, 101)
                        .mapToObj(i -> "http://93.184.216.9/" + i + "/")
                        .collect(Collectors.joining("\n"));
        try (Browser curator = signedIn("curator")) {
            Browser.Page many = preview(curator, "", text);
            assertThat(many.status()).isEqualTo(422);
            assertThat(many.html()).contains("有 101 行，一次最多 100 行", "http://93.184.216.9/101/");

            Browser.Page none = preview(curator, "", " \n ");
            assertThat(none.status()).isEqualTo(422);
            assertThat(none.html()).contains("粘贴一个以上网址");
        }
    }

    @Test
    void aHundredLinesMakeAPageThatIsNotTooHeavy() {
        String text =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> "第 " + i + " 个县人民政府 http://93.184.216.8/" + i + "/")
                        .collect(Collectors.joining("\n"));
        try (Browser curator = signedIn("curator")) {
            Browser.Page page = preview(curator, "POLITICS", text);

            assertThat(page.html()).contains("已选 100 条");
            assertThat(page.html().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThan(150 * 1024);
        }
    }

    @Test
    void hostileLinesStayText() {
        try (Browser curator = signedIn("curator")) {
            Browser.Page page =
                    preview(
                            curator,
                            "",
                            "<script>alert(1)</script> http://93.184.216.6/\"><img src=x>\n"
                                    + "javascript:alert(1)");

            assertThat(page.html()).doesNotContain("<script>alert", "<img src=x");
            assertThat(Pattern.compile("href=\"javascript:").matcher(page.html()).find()).isFalse();
        }
    }

    private static Browser.Page preview(Browser curator, String subject, String text) {
        curator.open("/nominations/bulk");
        return curator.submit(
                "/nominations/bulk/preview",
                Map.of("text", text, "subject", subject, "rightsBasis", "", "scopeKind", "HOST"));
    }

    private static void line(
            Map<String, String> fields,
            int at,
            boolean chosen,
            String typed,
            String name,
            String subject) {
        String of = "lines[" + at + "].";
        if (chosen) {
            fields.put(of + "chosen", "1");
        }
        fields.put(of + "typed", typed);
        fields.put(of + "name", name);
        fields.put(of + "owner", "");
        fields.put(of + "subject", subject);
        fields.put(of + "rightsBasis", "");
    }
}
