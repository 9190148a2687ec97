package org.diancang.indexer.cdx.server;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.PlainText;
import org.diancang.indexer.cdx.Silence;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers what is asked most, {@code ?url=} and nothing else in the text of CDX 11, before a
 * servlet is asked, which takes most of the time of such a request. What is rarer, longer or wrong
 * goes on to the dialects; both give the same bytes.
 */
@Component
final class PlainLookUps implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    private static final String PARAMETER = "url=";
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CdxIndex index;
    private final Clock clock;

    PlainLookUps(CdxIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(
                server -> server.setHandler(new LookUpHandler(server.getHandler())));
    }

    /** The answer; empty where it is for the dialects to give. */
    Optional<byte[]> answer(String path, String query) {
        Optional<CollectionName> collection = collection(path);
        if (collection.isEmpty()
                || !query.startsWith(PARAMETER)
                || query.indexOf('&') >= 0
                || query.indexOf(';') >= 0) {
            return Optional.empty();
        }
        try {
            String url =
                    URLDecoder.decode(query.substring(PARAMETER.length()), StandardCharsets.UTF_8);
            return url.isEmpty() || url.indexOf('*') >= 0
                    ? Optional.empty()
                    : lines(collection.get(), CdxTargets.of(url, Optional.empty()));
        } catch (RuntimeException e) {
            // Whatever is wrong, the dialect says it in its own form.
            return Optional.empty();
        }
    }

    private Optional<byte[]> lines(CollectionName collection, CdxTarget target) {
        var out = new CompactBytes(4 << 10);
        try (CdxLines lines =
                index.search(CdxSearch.of(collection, target), new Silence(clock, PATIENCE))) {
            while (lines.hasNext()) {
                PlainText.write(lines.next(), out);
                if (out.length() > LONGEST_ANSWER) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(out.toBytes());
    }

    private static Optional<CollectionName> collection(String path) {
        if (path.equals("/cdx")) {
            return Optional.of(CollectionName.MAIN);
        }
        int slash = path.lastIndexOf('/');
        String before = path.substring(0, Math.max(slash, 0));
        if (!before.equals("/cdx") && !before.equals("/outback")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CollectionName(path.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private final class LookUpHandler extends Handler.Wrapper {
        LookUpHandler(Handler others) {
            super(others);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            String query = request.getHttpURI().getQuery();
            if (query != null && HttpMethod.GET.is(request.getMethod())) {
                Optional<byte[]> answer = answer(Request.getPathInContext(request), query);
                if (answer.isPresent()) {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, PlainText.MEDIA_TYPE);
                    response.write(true, ByteBuffer.wrap(answer.get()), callback);
                    return true;
                }
            }
            return super.handle(request, response, callback);
        }
    }
}
