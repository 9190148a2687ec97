package org.diancang.replay;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The small archive as a running service, to look at. */
final class Demo {
    private Demo() {}

    public static void main(String[] args) throws Exception {
        Archive archive = new Archive(Files.createTempDirectory("replay-demo"));
        fill(archive);
        ReplayApplication.main(
                new String[] {
                    "--diancang.data=" + archive.data(),
                    "--diancang.indexer.address=" + archive.indexerAddress(),
                    "--server.port=28081",
                    "--diancang.content.port=28082",
                    "--diancang.reader.origin=http://reader.localhost:28081",
                    "--diancang.content.origin=http://content.localhost:28082"
                });
    }

    static void fill(Archive archive) throws Exception {
        Charset gbk = Charset.forName("GBK");
        byte[] page =
                ("<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><title>清浦县人民政府</title><link rel=stylesheet href=/s.css></head>"
                                + "<body><h1>清浦县人民政府</h1><img src=logo.svg width=200><p>湿地候鸟进入迁徙季。<a href=\"/news/1.html?k=湿地\">要闻</a> <a target=_top href=\"http://www.qingpu.gov.example/none.html\">没有存档的</a></p></body></html>")
                        .getBytes(gbk);
        String home = "http://www.qingpu.gov.example/";
        for (int m = 1; m <= 11; m++) {
            for (int d = m; d < 28; d += 3) {
                archive.capture(
                        home,
                        "2026-%02d-%02dT22:30:09Z".formatted(m, d),
                        d == 13 ? 404 : d == 16 ? 503 : 200,
                        d % 2 == 0 ? page : (new String(page, gbk) + d + m).getBytes(gbk),
                        "Content-Type",
                        "text/html");
                if (d % 4 == 0) {
                    archive.capture(
                            home,
                            "2026-%02d-%02dT23:30:09Z".formatted(m, d),
                            200,
                            page,
                            "Content-Type",
                            "text/html");
                }
            }
            archive.capture(
                    home,
                    "2025-%02d-10T01:00:00Z".formatted(m),
                    200,
                    page,
                    "Content-Type",
                    "text/html");
        }
        archive.capture(
                home + "s.css",
                "2026-05-01T01:00:00Z",
                200,
                "body{font-family:sans-serif;background:#eef} h1{color:#fff;background:#2265b0;padding:20px}"
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/css");
        archive.capture(
                home + "logo.svg",
                "2026-05-01T01:00:00Z",
                200,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><rect width='20' height='10' fill='#9c3324'/></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "image/svg+xml");
        archive.capture(
                home + "news/1.html?k=%CA%AA%B5%D8",
                "2026-11-09T00:00:00Z",
                200,
                "<html><head><meta charset=gbk><title>要闻</title></head><body><h1>要闻一</h1><a href=/>首页</a></body></html>"
                        .getBytes(gbk),
                "Content-Type",
                "text/html");
        archive.searchAnswers(
                "{\"total\":41,\"hits\":[{\"url\":\"http://www.qingpu.gov.example/\",\"title\":\"清浦湿地进入候鸟迁徙季，县里启动联合巡护\",\"type\":\"html\",\"fragments\":[[{\"text\":\"连日来，清浦\",\"mark\":false},{\"text\":\"湿地\",\"mark\":true},{\"text\":\"迎来<b>今年</b>第一批\",\"mark\":false}]],\"captures\":[{\"captureId\":\"LJ0031-c00017-e1-20261109063000000-00000.warc.gz:0\",\"capturedAt\":\"2026-11-25T22:30:09Z\",\"siteId\":\""
                        + Archive.SITE
                        + "\"}],\"captureCount\":4,\"firstCapturedAt\":\"2026-01-01T22:30:09Z\",\"lastCapturedAt\":\"2026-11-25T22:30:09Z\"}],\"facets\":{\"site\":[{\"value\":\""
                        + Archive.SITE
                        + "\",\"count\":41}],\"year\":[{\"value\":\"2026\",\"count\":30},{\"value\":\"2025\",\"count\":11}],\"type\":[{\"value\":\"html\",\"count\":40},{\"value\":\"pdf\",\"count\":1}]}}");
    }
}
