package org.diancang.replay.screenshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands to a browser over its two pipes, which nobody else can write to: Chrome DevTools
 * Protocol, JSON with a zero byte behind each message. What pages say doesn't come here, but for
 * the numbers that a command asks for. Used by one thread.
 */
final class BrowserPipe implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Longer than any answer but that with a picture. Messages of what pages do can be longer, and
     * are passed over.
     */
    private static final int LONGEST = 1 << 20;

    private static final String DIALOG = "Page.javascriptDialogOpening";

    private final InputStream in;
    private final OutputStream out;
    private String session = "";
    private int id;

    BrowserPipe(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.out = out;
    }

    /** From now on commands are meant for this part of the browser. */
    void attach(String sessionId) {
        session = sessionId;
    }

    /**
     * Gives a command and waits for its answer.
     *
     * @throws IOException if the browser refuses it or is gone
     */
    JsonNode ask(String method, Map<String, Object> parameters) throws IOException {
        int asked = send(method, parameters);
        while (true) {
            JsonNode message = next();
            if (message.path("id").asInt(0) == asked) {
                if (message.has("error")) {
                    throw new IOException(method + " is refused: " + message.path("error"));
                }
                return message.path("result");
            }
        }
    }

    /**
     * Waits until something has happened.
     *
     * @throws IOException if the browser is gone
     */
    void await(String event) throws IOException {
        while (!event.equals(next().path("method").asString(""))) {
            // Others concern nobody.
        }
    }

    /**
     * Gives a command whose answer is a file, which goes where it belongs as it comes.
     *
     * @throws IOException if the browser refuses it or is gone, or the file can't be written
     */
    void file(String method, Map<String, Object> parameters, OutputStream file) throws IOException {
        int asked = send(method, parameters);
        while (!isTaken(asked, file)) {
            // Others concern nobody.
        }
    }

    private boolean isTaken(int asked, OutputStream file) throws IOException {
        boolean own = false;
        boolean asks = false;
        var message = new Message();
        try (JsonParser parser = JSON.createParser(message)) {
            String part = "";
            while (parser.nextToken() != null) {
                int depth = parser.streamReadContext().getNestingDepth();
                if (!parser.hasToken(JsonToken.PROPERTY_NAME) || depth > 2) {
                    continue;
                }
                // What happens on pages comes as well, with names like these further down.
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (depth == 2) {
                    if (own && part.equals("result") && name.equals("data")) {
                        parser.readBinaryValue(file);
                    }
                    continue;
                }
                part = name;
                if (name.equals("id")) {
                    own = value == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() == asked;
                } else if (name.equals("method")) {
                    asks = DIALOG.equals(parser.getString());
                } else if (own && name.equals("error")) {
                    throw new IOException("no picture is given");
                }
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException written) {
                throw written;
            }
            throw new IOException("the browser's answer is unreadable", e);
        }
        message.skipRest();
        if (asks) {
            closeDialog();
        }
        return own;
    }

    private int send(String method, Map<String, Object> parameters) throws IOException {
        Map<String, Object> command = new HashMap<>();
        command.put("id", ++id);
        command.put("method", method);
        command.put("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        out.write((JSON.writeValueAsString(command) + '\0').getBytes(StandardCharsets.UTF_8));
        out.flush();
        return id;
    }

    private JsonNode next() throws IOException {
        var message = new Message();
        byte[] bytes = message.readNBytes(LONGEST);
        if (message.skipRest()) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read.path("method").asString("").equals(DIALOG)) {
                closeDialog();
            }
            return read;
        } catch (JacksonException e) {
            throw new IOException("the browser's answer is unreadable", e);
        }
    }

    /** Nobody is there who could answer what a page asks, and it stands still until then. */
    private void closeDialog() throws IOException {
        send("Page.handleJavaScriptDialog", Map.of("accept", false));
    }

    /** A browser whose pipe is closed ends. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** One message, up to its zero byte. */
    private final class Message extends InputStream {
        private boolean ended;

        @Override
        public int read() throws IOException {
            if (ended) {
                return -1;
            }
            int one = in.read();
            if (one < 0) {
                throw new IOException("the browser is gone");
            }
            ended = one == 0;
            return ended ? -1 : one;
        }

        @Override
        public int read(byte @Nullable [] bytes, int from, int length) throws IOException {
            int read = 0;
            while (bytes != null && read < length) {
                int one = read();
                if (one < 0) {
                    return read == 0 ? -1 : read;
                }
                bytes[from + read++] = (byte) one;
                if (in.available() == 0) {
                    return read;
                }
            }
            return read;
        }

        /** Whether there was any. */
        boolean skipRest() throws IOException {
            boolean more = false;
            while (read() >= 0) {
                more = true;
            }
            return more;
        }
    }
}
