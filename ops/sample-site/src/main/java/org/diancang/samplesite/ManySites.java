package org.diancang.samplesite;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Any number of equal sites, {@code site0.many.example} and so on, that note when each URL was
 * asked for. The pages of a site are a tree: each links to its {@value #CHILDREN} children, so that
 * one that is lost takes with it what lies below.
 */
public final class ManySites implements AutoCloseable {
    /** Links of a page. */
    public static final int CHILDREN = 3;

    private static final Pattern HOST = Pattern.compile("site([0-9]{1,6})\\.many\\.example");
    private static final Pattern PAGE = Pattern.compile("/p/([0-9]{1,9})\\.html");

    private final WebServer server;
    private final NameServer nameServer;
    private final Clock clock;
    private final int sites;
    private final int pages;
    private final Map<Integer, Map<String, List<Instant>>> asked = new ConcurrentHashMap<>();

    private ManySites(WebServer server, NameServer nameServer, Clock clock, int sites, int pages) {
        this.server = server;
        this.nameServer = nameServer;
        this.clock = clock;
        this.sites = sites;
        this.pages = pages;
    }

    /**
     * Starts them and their DNS server on free ports.
     *
     * @param address loopback address of all
     * @param sites how many; 1 or more
     * @param pages pages of each, the home page counted; 1 or more
     * @throws SampleSiteException if the address can't be had
     */
    public static ManySites start(String address, int sites, int pages, Clock clock) {
        if (sites < 1 || pages < 1) {
            throw new IllegalArgumentException(
                    "sites and pages must be 1 or more, are " + sites + " and " + pages);
        }
        InetAddress inet = SampleSite.address(address);
        WebServer server = WebServer.bind(inet, 0);
        try {
            NameServer names =
                    NameServer.start(
                            inet,
                            0,
                            IntStream.range(0, sites)
                                    .mapToObj(ManySites::host)
                                    .collect(Collectors.toSet()),
                            Set.of());
            ManySites many = new ManySites(server, names, clock, sites, pages);
            server.answerBy(many::answer);
            return many;
        } catch (SampleSiteException e) {
            server.close();
            throw e;
        }
    }

    /** Name of a site. */
    public static String host(int site) {
        return "site" + site + ".many.example";
    }

    /** Home page of a site. */
    public URI seed(int site) {
        return URI.create("http://" + host(site) + ":" + server.port() + "/");
    }

    /** How many sites there are. */
    public int siteCount() {
        return sites;
    }

    /** Pages of each, the home page counted. */
    public int pageCount() {
        return pages;
    }

    /** Where the names are resolved, UDP and TCP. */
    public InetSocketAddress dnsAddress() {
        return nameServer.socketAddress();
    }

    /** When each path of a site was asked for, {@code /robots.txt} included, the earliest first. */
    public Map<String, List<Instant>> asked(int site) {
        Map<String, List<Instant>> copy = new TreeMap<>();
        asked.getOrDefault(site, Map.of())
                .forEach((path, times) -> copy.put(path, times.stream().sorted().toList()));
        return copy;
    }

    private Answer answer(Request request) {
        Matcher host = HOST.matcher(request.host());
        if (!host.matches() || Integer.parseInt(host.group(1)) >= sites) {
            return Answer.notFound();
        }
        int site = Integer.parseInt(host.group(1));
        asked.computeIfAbsent(site, s -> new ConcurrentHashMap<>())
                .computeIfAbsent(request.path(), p -> new CopyOnWriteArrayList<>())
                .add(clock.instant());
        Matcher page = PAGE.matcher(request.path());
        if (request.path().equals("/")) {
            return page(site, 0);
        }
        if (request.path().equals("/robots.txt")) {
            return Answer.ok(
                    "text/plain; charset=utf-8",
                    "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8));
        }
        return page.matches() && Integer.parseInt(page.group(1)) < pages
                ? page(site, Integer.parseInt(page.group(1)))
                : Answer.notFound();
    }

    private Answer page(int site, int page) {
        String links =
                IntStream.rangeClosed(1, CHILDREN)
                        .mapToLong(child -> (long) page * CHILDREN + child)
                        .filter(child -> child < pages)
                        .mapToObj(child -> "<a href=\"/p/" + child + ".html\">" + child + "</a>\n")
                        .collect(Collectors.joining());
        return Answer.html(
                200,
                "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>站点 "
                        + site
                        + " 第 "
                        + page
                        + " 页</title></head><body>\n"
                        + links
                        + "</body></html>\n");
    }

    @Override
    public void close() {
        server.close();
        nameServer.close();
    }
}
