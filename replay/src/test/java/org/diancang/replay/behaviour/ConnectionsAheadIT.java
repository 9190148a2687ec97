package org.diancang.replay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diancang.replay.RunningReplay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Links for which a browser connects to a host before it asks for anything there: no content policy
 * governs these, and what is put right a moment later comes too late. Each way to write one leads
 * to a host of its own.
 */
class ConnectionsAheadIT {
    private static final String URL = "http://ahead.example/";
    private static final String ELEMENT =
            "const e = document.createElement('link'); document.head.append(e); ";

    private static final String LINK =
            "const l = document.createElement('link'); l.rel = 'preconnect';"
                    + " l.setAttribute('href', '/own'); document.head.append(l); ";

    /** Scripts that write a link to {@code HOST}. */
    private static final Map<String, String> WAYS =
            Map.ofEntries(
                    Map.entry(
                            "markup",
                            "box.innerHTML = '<link rel=preconnect href=\"http://HOST/?a=1&b=2\">'"),
                    Map.entry(
                            "reference",
                            "box.insertAdjacentHTML('beforeend', '<link rel=preconnect"
                                    + " href=\"http:&sol;&#47;HOST/\">')"),
                    Map.entry(
                            "backslashes",
                            "box.innerHTML = '<link rel=preconnect href=http:\\\\\\\\HOST>'"),
                    Map.entry(
                            "value with a bracket",
                            "box.innerHTML = '<link title=\"a > b\" rel=preconnect"
                                    + " href=\"http://HOST/\">'"),
                    Map.entry(
                            "written in two parts",
                            "document.write('<link rel=preconnect href=http://', 'HOST>')"),
                    Map.entry(
                            "written piece by piece",
                            "document.write('<li'); document.write('nk rel=preconnect ');"
                                    + " document.write('href=http://HOST'); document.write('>')"),
                    Map.entry(
                            "read apart",
                            "box.append(new DOMParser().parseFromString('<link rel=preconnect"
                                    + " href=http://HOST>', 'text/html').head.firstChild)"),
                    Map.entry(
                            "relation first", ELEMENT + "e.rel = 'preconnect'; e.href = '//HOST'"),
                    Map.entry("address first", ELEMENT + "e.href = '//HOST'; e.rel = 'preconnect'"),
                    Map.entry(
                            "attributes, relation first",
                            ELEMENT
                                    + "e.setAttribute('rel', 'preconnect');"
                                    + " e.setAttribute('href', 'http://HOST/?a&b')"),
                    Map.entry(
                            "attributes, address first",
                            ELEMENT
                                    + "e.setAttributeNS(null, 'href', 'http://HOST/?a&b');"
                                    + " e.setAttribute('rel', 'preconnect')"),
                    Map.entry(
                            "value of an attribute",
                            LINK + "l.getAttributeNode('href').value = 'http://HOST/'"),
                    Map.entry(
                            "node value of an attribute",
                            LINK + "l.getAttributeNode('href').nodeValue = 'http://HOST/'"),
                    Map.entry(
                            "text of an attribute",
                            LINK + "l.attributes.href.textContent = 'http://HOST/'"),
                    Map.entry(
                            "named attribute",
                            LINK
                                    + "const a = document.createAttribute('href');"
                                    + " a.value = 'http://HOST/'; l.attributes.setNamedItem(a)"),
                    Map.entry(
                            "page of a frame",
                            "const f = document.createElement('iframe'); f.setAttribute('srcdoc',"
                                    + " '<link rel=preconnect href=\"http://HOST/?a&amp;b\">');"
                                    + " document.body.append(f)"),
                    Map.entry(
                            "page of a frame in markup",
                            "box.innerHTML = '<iframe srcdoc=\"<link rel=preconnect"
                                    + " href=http://HOST/?a&amp;amp;b>\"></iframe>'"));

    private final Map<String, ServerSocketChannel> hosts = new LinkedHashMap<>();
    private byte[] page = new byte[0];
    private Eyes eyes;

    @BeforeEach
    void start() throws IOException {
        StringBuilder scripts = new StringBuilder("<!doctype html><title>ahead</title><body>");
        for (Map.Entry<String, String> way : WAYS.entrySet()) {
            ServerSocketChannel host = ServerSocketChannel.open();
            host.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            host.configureBlocking(false);
            hosts.put(way.getKey(), host);
            scripts.append("<script>{ const box = document.createElement('div');")
                    .append(" document.body.append(box); ")
                    .append(
                            way.getValue()
                                    .replace("HOST", "127.0.0.1:" + host.socket().getLocalPort()))
                    .append(" }</script>");
        }
        scripts.append("<script>onload = () => document.body.setAttribute('data-done', '')")
                .append("</script>");
        page = scripts.toString().getBytes(StandardCharsets.UTF_8);
        eyes = new Eyes("MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost");
    }

    @AfterEach
    void stop() throws IOException {
        eyes.close();
        for (ServerSocketChannel host : hosts.values()) {
            host.close();
        }
    }

    @Test
    void aLivePageConnectsToAll() throws IOException {
        byte[] frame = "<iframe name=dc_page src=/page></iframe>".getBytes(StandardCharsets.UTF_8);
        HttpServer live =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        live.createContext(
                "/",
                exchange -> {
                    byte[] answer =
                            exchange.getRequestURI().getPath().equals("/page") ? page : frame;
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        live.start();
        try {
            eyes.open("http://127.0.0.1:" + live.getAddress().getPort() + "/").close();
            Set<String> connected = new TreeSet<>();
            await().untilAsserted(
                            () -> {
                                connected.addAll(connected());
                                assertThat(connected).isEqualTo(WAYS.keySet());
                            });
        } finally {
            live.stop(0);
        }
    }

    @Test
    void anArchivedPageConnectsToNone() throws IOException {
        try (RunningReplay replay = RunningReplay.forBrowsers()) {
            replay.archive()
                    .capture(URL, "2024-03-05T06:30:09Z", 200, page, "Content-Type", "text/html");
            eyes.open(replay.readerOrigin() + "/20240305063009/" + URL).close();
            Set<String> connected = new TreeSet<>();
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> {
                                connected.addAll(connected());
                                assertThat(connected).isEmpty();
                            });
        }
    }

    /** To which hosts somebody has connected since this was asked last. */
    private Set<String> connected() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Map.Entry<String, ServerSocketChannel> host : hosts.entrySet()) {
            try (SocketChannel connection = host.getValue().accept()) {
                if (connection != null) {
                    found.add(host.getKey());
                }
            }
        }
        return found;
    }
}
