package org.diancang.replay.proxy;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.diancang.replay.address.Timestamp;

/**
 * The page on which a reader sees and chooses the moment.
 *
 * @param moment that is shown
 * @param isChosen whether this reader chose it
 * @param isLatest whether it is now, because nobody chose any
 * @param fingerprint of the authority's certificate
 */
record HomePage(Timestamp moment, boolean isChosen, boolean isLatest, String fingerprint) {
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss", Locale.CHINA)
                    .withZone(OwnPages.BEIJING);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(OwnPages.BEIJING);

    private static final String USE =
            """
            <h2>怎么用 <span lang="en">How to</span></h2>
            <p>选定以后，直接在地址栏输入当时的网址。选定的日期对从您这台机器的地址来的访问都有效，12 小时后失效。没有存档的网页答 404，从不访问现在的互联网。</p>
            <p lang="en">Once chosen, type an address as it was. The day holds for all requests from your machine's address, for 12 hours. What is not archived is 404; today's web is never asked.</p>
            """;

    String html() {
        return shown() + form() + (isChosen ? BACK : "") + USE + trust();
    }

    private String shown() {
        return isLatest
                ? """
                  <p>现在看到的是<b>最近的存档</b>。</p>
                  <p lang="en">You see the <b>latest captures</b>.</p>
                  """
                : """
                  <p>现在看到的是 <b>%s</b> 前后的网页。</p>
                  <p lang="en">You see the web as it was around <b>%s</b>.</p>
                  """
                        .formatted(CHINESE.format(moment.instant()), moment.instant());
    }

    private String form() {
        return """
               <form method="post" action="/"><p><label for="at">看哪一天的网页 <span lang="en">Day to go to</span></label>
               <input type="date" id="at" name="at" value="%s" required>
               <button>去这一天 <span lang="en">Go there</span></button></p></form>
               """
                .formatted(DAY.format(moment.instant()));
    }

    private static final String BACK =
            """
            <form method="post" action="/"><p><input type="hidden" name="at" value="">
            <button class="quiet">不再选定 <span lang="en">Choose none</span></button></p></form>
            """;

    private String trust() {
        return """
               <h2>证书 <span lang="en">Certificate</span></h2>
               <p>看 https 网页要先信任本典藏的<a href="/proxy.crt">证书</a>。只装在专用的浏览器配置里，装前比对指纹（SHA-256）。</p>
               <p lang="en">For https pages, trust the archive's <a href="/proxy.crt">certificate</a>, in a browser profile kept for this alone. Compare its fingerprint (SHA-256) first.</p>
               <p class="url">%s</p>
               """
                .formatted(fingerprint);
    }
}
