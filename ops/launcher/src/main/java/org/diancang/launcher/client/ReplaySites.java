package org.diancang.launcher.client;

import java.net.http.HttpResponse;
import org.diancang.launcher.installation.Ports;

/** The reader and the content site, as the launcher uses them. */
public final class ReplaySites {
    private final ServiceClient reader;
    private final ServiceClient content;
    private final Ports ports;

    /** Talks to replay of a running installation. */
    public ReplaySites(Ports ports) {
        this.ports = ports;
        // Replay is open to the public: it is not shown the installation's secret.
        this.reader = new ServiceClient("the reader site", ports.reader(), "none");
        this.content = new ServiceClient("the content site", ports.content(), "none");
    }

    /** A memento's answer; {@code modifier} such as {@code id_} or empty. */
    public HttpResponse<byte[]> memento(String timestamp, String modifier, String url) {
        return content.bytes("/" + timestamp + modifier + "/" + url);
    }

    /** The frame around a memento. */
    public HttpResponse<byte[]> frame(String timestamp, String url) {
        return reader.bytes("/" + timestamp + "/" + url);
    }

    /** Address of the frame, for a browser. */
    public String address(String timestamp, String url) {
        return "http://reader.localhost:" + ports.reader() + "/" + timestamp + "/" + url;
    }
}
