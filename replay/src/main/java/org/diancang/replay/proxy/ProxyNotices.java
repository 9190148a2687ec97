package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.access.AccessSettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.content.NoticePage;
import org.diancang.replay.content.WithheldNotice;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What the proxy says where there is nothing to show: pages that are whole by themselves. */
@Component
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
final class ProxyNotices {
    private final NoticePage pages;
    private final WithheldNotice withheld;

    ProxyNotices(ReplaySettings settings, AccessSettings access, CdxServer cdx) {
        this.pages = NoticePage.alone(settings);
        this.withheld = new WithheldNotice(cdx, access, pages);
    }

    NoticePage pages() {
        return pages;
    }

    /** Says so where captures are withheld; whether it has. */
    boolean withheld(
            ArchivedUrl url,
            Timestamp moment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return withheld.answers(url, moment, request, response);
    }

    void notArchived(
            ArchivedUrl url,
            Timestamp moment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = new ContentPath(moment.digits(), Modifier.NONE, url.value());
        pages.notArchived(asked, url, moment, request, response);
    }

    /** 405: there is no server to take it. */
    void refusal(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", "GET, HEAD");
        pages.trouble(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    void malformedAddress(HttpServletResponse response) throws IOException {
        pages.page(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "地址不能用",
                "Malformed address",
                "<p>只有 http 和 https 网址可以看，不超过 20,000 个字符。</p><p lang=\"en\">Only"
                        + " http and https URLs can be seen, of at most 20,000"
                        + " characters.</p>");
    }

    void malformedTime(HttpServletResponse response) throws IOException {
        pages.page(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "时间写法不对",
                "Malformed time",
                "<p>请求头 Accept-Datetime 只能有一个，写法如"
                        + " <code>Tue, 01 Jan 2019 00:00:00 GMT</code>。</p>"
                        + "<p lang=\"en\">There can be one Accept-Datetime header, written"
                        + " like <code>Tue, 01 Jan 2019 00:00:00 GMT</code>.</p>");
    }
}
