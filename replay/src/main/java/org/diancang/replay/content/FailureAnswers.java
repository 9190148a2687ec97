package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.diancang.replay.capture.HiddenOriginalException;
import org.diancang.replay.capture.LostRecordException;
import org.diancang.replay.cdx.IndexerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of every failure of a replay an answer of its own. */
public final class FailureAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

    private final NoticePage notices;
    private final Consumer<HttpServletResponse> guard;

    /**
     * Answers in the form of a site.
     *
     * @param guard puts the headers that every answer of the site has
     */
    public FailureAnswers(NoticePage notices, Consumer<HttpServletResponse> guard) {
        this.notices = notices;
        this.guard = guard;
    }

    /** What may fail. */
    public interface Answering {
        /** Answers. */
        void run() throws IOException;
    }

    /**
     * Answers, and says what went wrong if that fails.
     *
     * @throws IOException where an answer broke off after it had begun, or nobody reads it
     */
    public void during(
            HttpServletRequest request, HttpServletResponse response, Answering answering)
            throws IOException {
        try {
            answering.run();
        } catch (IndexerUnavailableException e) {
            LOG.warn("{}; the reader is told to come back", e.getMessage());
            fail(request, response, 503);
        } catch (HiddenOriginalException e) {
            LOG.info("{}; answered as if it were not archived", e.getMessage());
            fail(request, response, 404);
        } catch (LostRecordException e) {
            LOG.error("a record that the index names can't be read; told so", e);
            fail(request, response, 502);
        } catch (RuntimeException e) {
            LOG.error("can't replay {}; answered 500", request.getRequestURI(), e);
            fail(request, response, 500);
        }
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        if (!response.isCommitted()) {
            response.reset();
            guard.accept(response);
            if (status == 404) {
                notices.plain(response, status);
            } else {
                notices.trouble(request, response, status);
            }
            return;
        }
        // The server then cuts the connection: part of an answer must not look like the whole.
        throw new IOException("an answer broke off after it had begun");
    }
}
