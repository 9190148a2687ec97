package org.diancang.indexer.fulltext.extract.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.pipes.PipesResult;
import org.jspecify.annotations.Nullable;

/** Reads what a process answers. */
final class ParserAnswer {
    private static final int REASON_CHARS = 200;
    private static final String WARNING = TikaCoreProperties.TIKA_META_EXCEPTION_WARNING.getName();

    /** What parsers say of bombs, and what we say. */
    private static final Map<String, String> BOMBS =
            Map.of(
                    "Zip bomb", "unpacks to far more than it is",
                    "zip bomb", "unpacks to far more than it is",
                    // Limits of the JDK's XML parsers, of entities, depth and length.
                    "JAXP0001", "XML that grows or nests beyond measure",
                    "DOCTYPE is disallowed", "XML with declarations of its own",
                    "Potential loop detected", "refers to itself");

    private ParserAnswer() {}

    /**
     * What became of the document.
     *
     * @throws IllegalStateException if the process was never asked, or asked wrongly
     */
    static Parsed of(PipesResult result) {
        Optional<Metadata> metadata = metadata(result);
        return switch (result.getStatus()) {
            case PARSE_SUCCESS -> content(metadata.orElseGet(Metadata::new), false);
            case PARSE_SUCCESS_WITH_EXCEPTION -> {
                String trace = String.valueOf(result.getMessage());
                yield isFull(trace)
                        ? content(metadata.orElseGet(Metadata::new), true)
                        : failed(metadata, trace);
            }
            case EMPTY_OUTPUT -> content(new Metadata(), false);
            case OOM -> failed(metadata, Obstacle.MEMORY);
            case TIMEOUT -> failed(metadata, Obstacle.TIME);
            case UNSPECIFIED_CRASH -> failed(metadata, Obstacle.CRASH);
            case PARSE_EXCEPTION_NO_EMIT, PARSE_EXCEPTION_EMIT, FETCH_EXCEPTION ->
                    failed(metadata, String.valueOf(result.getMessage()));
            case CLIENT_UNAVAILABLE_WITHIN_MS,
                    FETCHER_INITIALIZATION_EXCEPTION,
                    NO_FETCHER_FOUND,
                    NO_EMITTER_FOUND,
                    EMIT_SUCCESS,
                    EMIT_SUCCESS_PARSE_EXCEPTION,
                    EMIT_EXCEPTION,
                    INTERRUPTED_EXCEPTION,
                    INTERMEDIATE_RESULT ->
                    throw new IllegalStateException(
                            result.getStatus() + ": " + result.getMessage());
        };
    }

    private static Optional<Metadata> metadata(PipesResult result) {
        return Optional.ofNullable(result.getEmitData())
                .flatMap(data -> data.getMetadataList().stream().findFirst());
    }

    private static boolean isFull(String trace) {
        return trace.contains("WriteLimitReachedException");
    }

    private static Parsed content(Metadata metadata, boolean truncated) {
        Map<String, List<String>> values = new HashMap<>();
        String text = "";
        for (String name : metadata.names()) {
            if (name.equals(TikaCoreProperties.TIKA_CONTENT.getName())) {
                text = orEmpty(metadata.get(name));
            } else {
                values.put(name, List.of(metadata.getValues(name)));
            }
        }
        String warning = String.join("\n", values.getOrDefault(WARNING, List.of()));
        if (text.isBlank() && !warning.isBlank() && !isMedia(type(metadata).orElse(""))) {
            // The parser went on after a failure and came to nothing.
            return failed(Optional.of(metadata), warning);
        }
        return new Parsed.Content(type(metadata), text, truncated, values);
    }

    /** Says what it has to say without text. */
    private static boolean isMedia(String type) {
        return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    }

    private static Parsed failed(Optional<Metadata> metadata, Obstacle obstacle) {
        return new Parsed.Failed(metadata.flatMap(ParserAnswer::type), obstacle, obstacle.reason());
    }

    /** The class of reason is told by what the trace has; it is all that comes back. */
    private static Parsed failed(Optional<Metadata> metadata, String trace) {
        if (trace.contains("EncryptedDocumentException")) {
            return failed(metadata, Obstacle.ENCRYPTED);
        }
        if (trace.contains("java.io.IOException: File too large")) {
            return failed(metadata, Obstacle.DISK);
        }
        for (Map.Entry<String, String> bomb : BOMBS.entrySet()) {
            if (trace.contains(bomb.getKey())) {
                return new Parsed.Failed(
                        metadata.flatMap(ParserAnswer::type), Obstacle.BOMB, bomb.getValue());
            }
        }
        String reason = Obstacle.BROKEN.reason() + ": " + message(trace);
        return new Parsed.Failed(
                metadata.flatMap(ParserAnswer::type),
                Obstacle.BROKEN,
                reason.length() <= REASON_CHARS ? reason : reason.substring(0, REASON_CHARS));
    }

    /** The message of the innermost exception, without class names and places. */
    private static String message(String trace) {
        List<String> messages = new ArrayList<>();
        for (String line : trace.split("\n", 400)) {
            if (!line.startsWith("\t") && !line.isBlank()) {
                messages.add(line.strip());
            }
        }
        String last = messages.isEmpty() ? "" : messages.getLast();
        return last.replaceFirst("\\A(Caused by: )?[a-zA-Z0-9_.$]+\\.", "");
    }

    private static Optional<String> type(Metadata metadata) {
        return Optional.ofNullable(MediaType.parse(metadata.get(Metadata.CONTENT_TYPE)))
                .map(type -> type.getBaseType().toString());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
