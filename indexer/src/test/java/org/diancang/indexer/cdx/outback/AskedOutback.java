package org.diancang.indexer.cdx.outback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.SampleSettings;
import org.diancang.indexer.cdx.Visibility;
import org.diancang.indexer.cdx.store.SettableClock;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.diancang.installation.InternalSecret;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The dialect without a server around it. */
record AskedOutback(OutbackController controller) {
    static final String SECRET = "the secret of this installation";

    static AskedOutback of(SortedStores stores) {
        return of(stores, (viewer, collection) -> line -> true);
    }

    static AskedOutback of(SortedStores stores, Visibility visibility) {
        var clock = new SettableClock();
        return new AskedOutback(
                new OutbackController(
                        new StoredIndex(stores, visibility, new LookUpTraffic(Clock.systemUTC())),
                        new CdxAnswer(SampleSettings.CDX, clock),
                        clock,
                        new OutbackAccess(secret())));
    }

    static InternalSecret secret() {
        try {
            Path file = Files.createTempFile("secret", "");
            try {
                return InternalSecret.in(Files.writeString(file, SECRET));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a query string. */
    MockHttpServletResponse ask(String query) throws IOException {
        var response = new MockHttpServletResponse();
        controller.query("main", request(query), response);
        return response;
    }

    String text(String query) throws IOException {
        return ask(query).getContentAsString();
    }

    static MockHttpServletRequest request(String query) {
        var request = new MockHttpServletRequest();
        request.setQueryString(query);
        return request;
    }
}
