package org.diancang.replay.reader.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.url.UrlKey;
import org.springframework.stereotype.Component;

/**
 * What there is near a URL that was never captured: the same page with another query or none, pages
 * of the same folders, pages of the same host. A few bounded look-ups by prefix, nearest first; the
 * index itself makes no difference of http and https, {@code www.}, upper case and trailing
 * slashes.
 */
@Component
class NearMisses {
    private static final int LOOKED_AT = 300;
    private static final int OFFERED = 8;

    /** Folders looked into, from the nearest up; further ones are the host's. */
    private static final int FOLDERS = 3;

    /** Longest address that is offered: a page of links stays small. */
    private static final int LONGEST = 2000;

    private final CdxServer cdx;

    NearMisses(CdxServer cdx) {
        this.cdx = cdx;
    }

    /**
     * Another URL.
     *
     * @param url as captured
     * @param latest its latest capture that was looked at
     * @param version that capture, in its frame
     * @param calendar all of its captures
     */
    public record Near(String url, Instant latest, String version, String calendar) {}

    /**
     * URLs that are near in one way.
     *
     * @param kind {@code query}, {@code folder} or {@code host}
     * @param where what they have in common, for people to read
     * @param urls at most {@value #OFFERED}, never empty
     */
    public record Group(String kind, String where, List<Near> urls) {}

    /** Groups of near URLs, nearest first; empty where there is nothing of the host. */
    List<Group> of(ArchivedUrl url) {
        List<Group> groups = new ArrayList<>();
        Set<String> offered = new HashSet<>(Set.of(UrlKey.of(url.value()).value()));
        String page = withoutQuery(url.value());
        String pageKey = UrlKey.of(page).value();
        List<CdxLine> samePage = new ArrayList<>(lines(page, (same, most) -> cdx.newest(same, 1)));
        samePage.addAll(lines(page + "?", cdx::below));
        samePage.removeIf(line -> !withoutQuery(line.urlkey()).equals(pageKey));
        offer("query", page, samePage, offered, groups);
        String folder = page;
        for (int i = 0; i < FOLDERS && groups.size() < 2; i++) {
            Optional<String> parent = parent(folder);
            if (parent.isEmpty()) {
                break;
            }
            folder = parent.get();
            offer("folder", folder, lines(folder, cdx::below), offered, groups);
        }
        if (groups.isEmpty() || groups.getLast().kind().equals("query")) {
            offer("host", url.host(), lines(root(page), cdx::below), offered, groups);
        }
        return List.copyOf(groups);
    }

    private static List<CdxLine> lines(
            String url, BiFunction<ArchivedUrl, Integer, List<CdxLine>> look) {
        return ArchivedUrl.parse(url).map(u -> look.apply(u, LOOKED_AT)).orElse(List.of());
    }

    private static void offer(
            String kind,
            String where,
            List<CdxLine> lines,
            Set<String> offered,
            List<Group> groups) {
        Map<String, CdxLine> latest = new LinkedHashMap<>();
        lines.stream()
                .filter(NearMisses::isPage)
                .filter(line -> !offered.contains(line.urlkey()))
                .forEach(line -> latest.merge(line.urlkey(), line, NearMisses::later));
        List<CdxLine> nearest = latest.values().stream().limit(OFFERED).toList();
        nearest.forEach(line -> offered.add(line.urlkey()));
        if (!nearest.isEmpty()) {
            groups.add(new Group(kind, where, nearest.stream().map(NearMisses::near).toList()));
        }
    }

    private static boolean isPage(CdxLine line) {
        return line.url().startsWith("http")
                && line.url().length() <= LONGEST
                && line.status() == 200
                && (line.isRevisit()
                        || line.mime().contains("html")
                        || line.mime().equals("application/pdf")
                        || line.mime().equals("text/plain"));
    }

    private static CdxLine later(CdxLine a, CdxLine b) {
        return b.capturedAt().isBefore(a.capturedAt()) ? a : b;
    }

    private static Near near(CdxLine line) {
        return new Near(
                line.url(),
                line.capturedAt(),
                ReaderPath.frame(line.timestamp(), line.url()),
                ReaderPath.calendar("", line.url()));
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("(?s)[?#].*", "");
    }

    /** The folder that a page or folder lies in, slash included; empty for the host itself. */
    private static Optional<String> parent(String page) {
        String trimmed = page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
        int slash = trimmed.lastIndexOf('/');
        String folder = slash < 0 ? "" : trimmed.substring(0, slash + 1);
        return folder.length() > root(page).length() ? Optional.of(folder) : Optional.empty();
    }

    /** Scheme and host with a slash. */
    private static String root(String page) {
        int host = page.indexOf("//") + 2;
        int end = page.indexOf('/', host);
        return end < 0 ? page + "/" : page.substring(0, end + 1);
    }
}
