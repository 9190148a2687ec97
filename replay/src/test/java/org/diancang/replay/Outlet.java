package org.diancang.replay;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.replay.RunningReplay.Answer;

/**
 * A way to the captures of one URL. All of them must say the same of what access rules hide.
 *
 * @param site where it is
 * @param target path and query; through the proxy the URL itself
 */
record Outlet(Site site, String target) {
    /** The only moment at which the URL was captured, as addresses have it. */
    static final String DIGITS = "20260304050607";

    private static final List<String> MODIFIERS =
            List.of("", "id_", "if_", "im_", "js_", "cs_", "fr_", "tx_", "pv_", "wr_");

    /** Where captures are shown. */
    private enum Site {
        READER,
        CONTENT,
        PROXY
    }

    private static Outlet reader(String target) {
        return new Outlet(Site.READER, target);
    }

    private static Outlet content(String target) {
        return new Outlet(Site.CONTENT, target);
    }

    /** Every way to a URL that was captured at {@link #DIGITS}. */
    static Stream<Outlet> to(String url) {
        Stream<Outlet> mementos =
                MODIFIERS.stream()
                        .flatMap(
                                modifier ->
                                        Stream.of(DIGITS, "2020", "20301231235959")
                                                .map(time -> "/" + time + modifier + "/" + url))
                        .map(Outlet::content);
        Stream<Outlet> maps =
                Stream.of(
                                "/timegate/",
                                "/timegate-direct/",
                                "/timemap/link/",
                                "/timemap/json/",
                                "/timemap/cdxj/")
                        .map(path -> content(path + url));
        Stream<Outlet> pages =
                Stream.of(
                                "/" + DIGITS + "/" + url,
                                "/2020/" + url,
                                "/*/" + url,
                                "/2026*/" + url,
                                "/20260304*/" + url,
                                "/provenance?at=" + DIGITS + "&url=" + url,
                                "/cite?form=ris&at=" + DIGITS + "&url=" + url,
                                "/compare?left=" + DIGITS + "&right=" + DIGITS + "&url=" + url,
                                "/compare/export?left="
                                        + DIGITS
                                        + "&right="
                                        + DIGITS
                                        + "&url="
                                        + url)
                        .map(Outlet::reader);
        Stream<Outlet> proxy = Stream.of(new Outlet(Site.PROXY, url));
        return Stream.of(mementos, proxy, maps, pages).flatMap(outlets -> outlets);
    }

    /** The same way to another URL. */
    Outlet to(String url, String another) {
        return new Outlet(site, target.replace(url, another));
    }

    /** What somebody gets who sits at an address of this machine. */
    Answer ask(RunningReplay replay, String from) throws IOException {
        return switch (site) {
            case READER -> replay.from(from, false, target);
            case CONTENT -> replay.from(from, true, target);
            case PROXY ->
                    replay.proxyFrom(
                            from,
                            "GET",
                            target,
                            "Accept-Datetime",
                            "Wed, 04 Mar 2026 05:06:07 GMT");
        };
    }
}
