package org.diancang.samplesite;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fictional county of Qinghe (青禾县) on the web: a government portal, a museum and an economic
 * office, in the encodings and with the kinds of content that docs/sample-site.md lists, and a trap
 * on a fourth host. Every host answers on every port. Pages are equal from run to run on equal
 * ports, except {@code /time.html} of the government.
 */
public final class SampleSite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleSite.class);

    private final List<WebServer> servers;
    private final NameServer nameServer;
    private final InetAddress address;
    private final Origins origins;
    private final StaticContent content;
    private final Refusals refusals;

    private SampleSite(
            List<WebServer> servers,
            NameServer nameServer,
            InetAddress address,
            Origins origins,
            StaticContent content,
            Refusals refusals) {
        this.refusals = refusals;
        this.servers = servers;
        this.nameServer = nameServer;
        this.address = address;
        this.origins = origins;
        this.content = content;
    }

    /**
     * Starts the sites and their DNS server.
     *
     * @throws SampleSiteException if an address or port can't be had
     */
    public static SampleSite start(SampleSiteOptions options) {
        return start(options, Clock.systemUTC());
    }

    /**
     * Starts the sites with a clock of the caller's, for the one page that shows the time.
     *
     * @throws SampleSiteException if an address or port can't be had
     */
    public static SampleSite start(SampleSiteOptions options, Clock clock) {
        InetAddress address = address(options.address());
        List<WebServer> servers = new ArrayList<>();
        try {
            servers.add(WebServer.bind(address, options.governmentPort()));
            servers.add(WebServer.bind(address, options.museumPort()));
            servers.add(WebServer.bind(address, options.economyPort()));
            NameServer names =
                    NameServer.start(
                            address,
                            options.dnsPort(),
                            hostNames(),
                            Set.of(SampleHost.ECONOMY.hostName()));
            return serve(servers, names, address, clock);
        } catch (SampleSiteException e) {
            servers.forEach(WebServer::close);
            throw e;
        }
    }

    private static SampleSite serve(
            List<WebServer> servers, NameServer names, InetAddress address, Clock clock) {
        Origins origins =
                new Origins(servers.get(0).port(), servers.get(1).port(), servers.get(2).port());
        StaticContent content = new StaticContent(origins);
        LivePages live = new LivePages(clock, content);
        Refusals refusals = new Refusals();
        for (WebServer server : servers) {
            server.answerBy(
                    request ->
                            refusals.find(request)
                                    .or(() -> content.find(request))
                                    .or(() -> live.find(request))
                                    .orElseGet(Answer::notFound));
        }
        SampleSite site =
                new SampleSite(List.copyOf(servers), names, address, origins, content, refusals);
        LOG.info("{} pages at {}, DNS at {}", site.pageCount(), site.seeds(), site.dnsAddress());
        return site;
    }

    static InetAddress address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "sample sites are served on loopback only, not on " + text);
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private static Set<String> hostNames() {
        return Arrays.stream(SampleHost.values())
                .map(SampleHost::hostName)
                .collect(Collectors.toSet());
    }

    /**
     * Answers the next requests with 503, those for robots.txt left out, as a server does that has
     * too much to do.
     *
     * @param retryAfter value of {@code Retry-After} in seconds
     */
    public void refuse(int times, int retryAfter) {
        refusals.refuse(times, retryAfter);
    }

    /** Home pages of the government, the museum and the economic office, with their ports. */
    public List<URI> seeds() {
        return List.of(
                URI.create(origins.of(SampleHost.GOVERNMENT) + "/"),
                URI.create(origins.of(SampleHost.MUSEUM) + "/"),
                URI.create(origins.of(SampleHost.ECONOMY) + "/"));
    }

    /** Where the names of the sites are resolved, UDP and TCP. */
    public InetSocketAddress dnsAddress() {
        return nameServer.socketAddress();
    }

    /** Lines of a hosts file that names the sites, for what can't be given a DNS server. */
    public List<String> hostsFileLines() {
        return Arrays.stream(SampleHost.values())
                .map(host -> address.getHostAddress() + " " + host.hostName())
                .toList();
    }

    /** URLs of all pages that stay the same, the trap's entrance included. */
    public List<URI> pages() {
        return content.pages();
    }

    /**
     * URLs of style sheets, scripts, pictures, fonts, films and downloads whose address stands in
     * full in a page, a style sheet or a script, so that a crawler without a browser can find them.
     */
    public List<URI> files() {
        return content.files();
    }

    /** URLs of what only a page whose scripts have run asks for. */
    public List<URI> filesOfScripts() {
        return content.filesOfScripts();
    }

    /** Names of all hosts, the trap's included. */
    public List<String> hosts() {
        return Arrays.stream(SampleHost.values()).map(SampleHost::hostName).toList();
    }

    /** How many pages stay the same. */
    public int pageCount() {
        return content.pages().size();
    }

    @Override
    public void close() {
        servers.forEach(WebServer::close);
        nameServer.close();
    }
}
