package org.diancang.samplesite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches a named host from an address, as a client with a resolver of its own would. */
final class SiteClient implements AutoCloseable {
    static {
        // The client sets Host by itself otherwise, to the address.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    SiteClient(InetSocketAddress dnsAddress) {
        this.address = dnsAddress.getAddress().getHostAddress();
    }

    HttpResponse<byte[]> get(URI uri) {
        return send("GET", uri);
    }

    HttpResponse<byte[]> send(String method, URI uri, String... headers) {
        URI place =
                URI.create(
                        "http://"
                                + address
                                + ":"
                                + uri.getPort()
                                + uri.getRawPath()
                                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place)
                        .timeout(Duration.ofSeconds(20))
                        .header("Host", uri.getRawAuthority())
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
