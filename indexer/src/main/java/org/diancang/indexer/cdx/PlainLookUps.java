package org.diancang.indexer.cdx;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
 * Answers what is asked most, {@code ?url=} and nothing else in the text of CDX 11 and the lines
 * nearest to a second as CDXJ, before a servlet is asked, which takes most of the time of such a
 * request. What is rarer, longer or wrong goes on to the dialects; both give the same bytes.
 */
@Component
public final class PlainLookUps
        implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
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
        for (PlainDialect dialect : dialects) {
            Optional<CollectionName> collection = dialect.collection(path);
            if (collection.isPresent()) {
                return mayBeCompressed && dialect.compresses()
                        ? Optional.empty()
                        : answer(dialect, collection.get(), query);
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> answer(PlainDialect dialect, CollectionName collection, String query) {
        try {
            return dialect.question(query)
                    .flatMap(
                            question ->
                                    CdxTargets.of(question.url(), Optional.empty())
                                                    instanceof CdxTarget.Exact exact
                                            ? lines(dialect, collection, question, exact)
                                            : Optional.empty());
        } catch (RuntimeException e) {
            // Whatever is wrong, the dialect says it in its own form.
            return Optional.empty();
        }
    }

    private Optional<Answer> lines(
            PlainDialect dialect,
            CollectionName collection,
            PlainQuestion question,
            CdxTarget.Exact target) {
        var out = new CompactBytes(4 << 10);
        CdxSearch search = CdxSearch.of(collection, target).sorted(question.order());
        try (CdxLines lines = index.search(search, new Silence(clock, PATIENCE))) {
            for (int left = question.limit(); left > 0 && lines.hasNext(); left--) {
                if (!dialect.write(lines.next(), question, out) || out.length() > LONGEST_ANSWER) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(
                new Answer(
                        dialect.mediaType(question),
                        header -> dialect.headers(target, header),
                        out.toBytes()));
    }

    /**
     * An answer.
     *
     * @param mediaType value of Content-Type
     * @param headers tells the others
     * @param body its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten
    record Answer(String mediaType, Consumer<BiConsumer<String, String>> headers, byte[] body) {}

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
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.mediaType());
            answer.headers().accept(response.getHeaders()::put);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
