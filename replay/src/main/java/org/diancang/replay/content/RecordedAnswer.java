package org.diancang.replay.content;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is noted down while it is given, as long as it is a small one. */
final class RecordedAnswer extends HttpServletResponseWrapper {
    /** Longer answers are not kept. */
    private static final int LONGEST = 128 << 10;

    private final List<Header> headers = new ArrayList<>();
    private @Nullable Noting body;
    private boolean reset;

    RecordedAnswer(HttpServletResponse response) {
        super(response);
    }

    private record Header(String name, String value, boolean more) {}

    /**
     * What was answered.
     *
     * @param body whole
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, never handed out
    record Answer(List<Header> headers, byte[] body) {
        /** Gives the same answer again; to who has it already, that it is the same. */
        void give(HttpServletRequest request, HttpServletResponse response) throws IOException {
            for (Header header : headers) {
                if (header.more) {
                    response.addHeader(header.name, header.value);
                } else {
                    response.setHeader(header.name, header.value);
                }
            }
            String tag = response.getHeader("ETag");
            if (tag != null && EntityTags.isKnown(request, tag)) {
                response.setStatus(SC_NOT_MODIFIED);
                return;
            }
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** The answer; empty where it is none that is worth to be kept. */
    Optional<Answer> answer() {
        return getStatus() != SC_OK || reset || body == null
                ? Optional.empty()
                : body.noted().map(bytes -> new Answer(List.copyOf(headers), bytes));
    }

    @Override
    public void setHeader(String name, String value) {
        headers.add(new Header(name, value, false));
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.add(new Header(name, value, true));
        super.addHeader(name, value);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = new Noting(super.getOutputStream());
        }
        return body;
    }

    @Override
    public void reset() {
        reset = true;
        super.reset();
    }

    /** Passes bytes on and keeps a copy while they are few. */
    private static final class Noting extends ServletOutputStream {
        private final ServletOutputStream out;
        private ByteArrayOutputStream copy = new ByteArrayOutputStream(8 << 10);
        private boolean tooLong;

        Noting(ServletOutputStream out) {
            this.out = out;
        }

        Optional<byte[]> noted() {
            return tooLong ? Optional.empty() : Optional.of(copy.toByteArray());
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            if (mayNote(1)) {
                copy.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            if (mayNote(count)) {
                copy.write(bytes, from, count);
            }
        }

        private boolean mayNote(int more) {
            if (!tooLong && copy.size() + more > LONGEST) {
                tooLong = true;
                copy = new ByteArrayOutputStream(0);
            }
            return !tooLong;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
