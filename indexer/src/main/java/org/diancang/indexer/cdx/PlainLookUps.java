package org.diancang.indexer.cdx;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.ReaderGroups;
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
public final class PlainLookUps
        implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    private static final String PARAMETER = "url=";
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CdxIndex index;
    private final List<PlainDialect> dialects;
    private final Clock clock;

    PlainLookUps(CdxIndex index, List<PlainDialect> dialects, Clock clock) {
        this.index = index;
        this.dialects = List.copyOf(dialects);
        this.clock = clock;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(
                server -> server.setHandler(new LookUpHandler(server.getHandler())));
    }

    /**
     * The answer; empty where it is for a dialect to give.
     *
     * @param mayBeCompressed whether the caller takes compressed answers
     */
    Optional<Answer> answer(String path, String query, boolean mayBeCompressed) {
        if (!query.startsWith(PARAMETER) || query.indexOf('&') >= 0 || query.indexOf('+') >= 0) {
            return Optional.empty();
        }
        for (PlainDialect dialect : dialects) {
            Optional<CollectionName> collection = dialect.collection(path);
            if (collection.isPresent()) {
                if (mayBeCompressed && dialect.compresses()) {
                    return Optional.empty();
                }
                return answer(dialect, collection.get(), query.substring(PARAMETER.length()));
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> answer(
            PlainDialect dialect, CollectionName collection, String encodedUrl) {
        try {
            String url = URLDecoder.decode(encodedUrl, StandardCharsets.UTF_8);
            return !url.isEmpty()
                            && url.indexOf('*') < 0
                            && CdxTargets.of(url, Optional.empty()) instanceof CdxTarget.Exact exact
                    ? lines(dialect, collection, exact)
                    : Optional.empty();
        } catch (RuntimeException e) {
            // Whatever is wrong, the dialect says it in its own form.
            return Optional.empty();
        }
    }

    private Optional<Answer> lines(
            PlainDialect dialect, CollectionName collection, CdxTarget.Exact target) {
        var out = new CompactBytes(4 << 10);
        try (CdxLines lines =
                index.search(CdxSearch.of(collection, target), new Silence(clock, PATIENCE))) {
            while (lines.hasNext()) {
                if (!dialect.write(lines.next(), out) || out.length() > LONGEST_ANSWER) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Answer(dialect, target, out.toBytes()));
    }

    /**
     * An answer.
     *
     * @param body its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten
    record Answer(PlainDialect dialect, CdxTarget.Exact target, byte[] body) {}

    private final class LookUpHandler extends Handler.Wrapper {
        LookUpHandler(Handler others) {
            super(others);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            String query = request.getHttpURI().getQuery();
            if (query != null
                    && HttpMethod.GET.is(request.getMethod())
                    && !request.getHeaders().contains(ReaderGroups.HEADER)) {
                Optional<Answer> answer =
                        answer(
                                Request.getPathInContext(request),
                                query,
                                request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING));
                if (answer.isPresent()) {
                    write(answer.get(), response, callback);
                    return true;
                }
            }
            return super.handle(request, response, callback);
        }

        private static void write(Answer answer, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.dialect().mediaType());
            answer.dialect().headers(answer.target(), response.getHeaders()::put);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
