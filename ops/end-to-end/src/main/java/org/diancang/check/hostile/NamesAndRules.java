package org.diancang.check.hostile;

import static org.diancang.check.hostile.Reply.html;
import static org.diancang.check.hostile.Reply.raw;
import static org.diancang.check.hostile.Reply.redirect;
import static org.diancang.check.hostile.Reply.send;
import static org.diancang.check.hostile.Reply.utf8;

import java.util.List;

/** Names that lead where nobody should go, and rules that can not be had. */
final class NamesAndRules {
    private static final String TAKEN = "200 .*";

    private NamesAndRules() {}

    static List<Behaviour> addresses() {
        return List.of(
                Behaviour.of(
                        "redirect-to-loopback",
                        redirect("http://inside.hostile.example:1/"),
                        "302 .*"),
                Behaviour.on(
                        "inside", "/", "name at a loopback address", html("no"), "-6[0-9]* .*"),
                Behaviour.on(
                        "private", "/", "name at a private address", html("no"), "-6[0-9]* .*"),
                Behaviour.on(
                        "rebind",
                        "/",
                        "name that changes to loopback",
                        html("first"),
                        "(200|-6[0-9]*) .*"),
                Behaviour.on("nowhere", "/", "name that nobody has", html("no"), "-6[0-9]* .*"),
                Behaviour.on("broken", "/", "name server that fails", html("no"), "-6[0-9]* .*"));
    }

    /** Servers that prove to be who they are badly, or not at all. */
    static List<Behaviour> certificates() {
        return List.of(
                Behaviour.tls("self-signed", "certificate of its own", html("<p>self</p>"), TAKEN),
                Behaviour.tls("expired", "certificate that expired", html("<p>old</p>"), TAKEN),
                Behaviour.tls("other-name", "certificate of another", html("<p>who</p>"), TAKEN),
                Behaviour.tls(
                        "tls-reset",
                        "connection reset in TLS",
                        (path, out, connection) -> connection.close(),
                        "-.*"));
    }

    /** Hosts whose robots.txt is the trouble; the page itself is good. */
    static List<Behaviour> rules() {
        return List.of(
                Behaviour.on("robots-big", "/page", "robots.txt of 10 MB", html("x"), TAKEN),
                Behaviour.on("robots-500", "/page", "robots.txt that fails", html("x"), "-9998 .*"),
                Behaviour.on("robots-html", "/page", "robots.txt that is a page", html("x"), TAKEN),
                Behaviour.on(
                        "robots-redirect",
                        "/page",
                        "robots.txt redirected for ever",
                        html("x"),
                        TAKEN),
                Behaviour.on("sitemap-bomb", "/page", "sitemap that is a bomb", html("x"), TAKEN),
                Behaviour.on(
                        "busy",
                        "/page",
                        "429 for ever",
                        raw(
                                "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n"
                                        + "Content-Length: 4\r\n\r\nbusy"),
                        "429 .*"));
    }

    static Reply robots(String host) {
        return switch (host) {
            case "robots-big.hostile.example" ->
                    (path, out, connection) ->
                            send(
                                    out,
                                    "text/plain",
                                    utf8("User-agent: *\n" + "Disallow: /no/\n".repeat(700_000)));
            case "robots-500.hostile.example" ->
                    raw("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops");
            case "robots-html.hostile.example" ->
                    html("<html><body>User-agent: * Disallow: /</body></html>");
            case "robots-redirect.hostile.example" -> redirect("/robots.txt");
            case "sitemap-bomb.hostile.example" ->
                    (path, out, connection) ->
                            send(
                                    out,
                                    "text/plain",
                                    utf8("Sitemap: http://" + host + ":PORT/sitemap.xml\n"));
            default -> raw("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno");
        };
    }

    /** A thousand entities, each a thousand of the one before. */
    static Reply sitemap() {
        StringBuilder bomb =
                new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\">");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append("<!ENTITY ").append(c).append(" \"");
            bomb.append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        bomb.append("]><urlset><url><loc>http://www.hostile.example/&j;</loc></url></urlset>");
        return (path, out, connection) -> send(out, "text/xml", utf8(bomb.toString()));
    }
}
