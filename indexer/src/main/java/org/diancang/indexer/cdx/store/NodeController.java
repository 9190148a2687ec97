package org.diancang.indexer.cdx.store;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the stores of this node have, for the other nodes; never asks on. */
@RestController
final class NodeController {
    static final String SCAN = "/internal/cdx/scan";
    static final String PROGRESS = "/internal/cdx/progress";
    static final String COLLECTIONS = "/internal/cdx/collections";

    private static final int BUFFER = 32 << 10;

    private final CdxStreams streams;
    private final Progress progress;

    NodeController(CdxStreams streams, Progress progress) {
        this.streams = streams;
        this.progress = progress;
    }

    @GetMapping(SCAN)
    void scan(
            @RequestParam String store,
            @RequestParam int partition,
            @RequestParam EntryKind kind,
            @RequestParam String collection,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam boolean reverse,
            HttpServletResponse response)
            throws IOException {
        var scan =
                new StoreScan(
                        store,
                        partition,
                        kind,
                        CollectionName.asked(collection),
                        new CdxRange(decoded(from), decoded(to)),
                        reverse);
        try (KeyValueIterator<Bytes, byte[]> lines = here(partition, () -> streams.scan(scan))) {
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            var out =
                    new DataOutputStream(
                            new BufferedOutputStream(response.getOutputStream(), BUFFER));
            while (lines.hasNext()) {
                KeyValue<Bytes, byte[]> line = lines.next();
                out.writeInt(line.key.get().length);
                out.write(line.key.get());
                out.writeInt(line.value.length);
                out.write(line.value);
            }
            out.writeInt(RemoteLines.END);
            out.flush();
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new IOException("The lines can't be sent to their end", e);
            }
            response.resetBuffer();
            throw e;
        }
    }

    @GetMapping(PROGRESS)
    String progress(@RequestParam int partition) {
        return Long.toString(streams.stored(progress, partition));
    }

    /** Names of collections, one a line. */
    @GetMapping(COLLECTIONS)
    String collections(@RequestParam String store, @RequestParam int partition) {
        return here(partition, () -> streams.collections(store, partition)).stream()
                .map(CollectionName::value)
                .collect(Collectors.joining("\n"));
    }

    private static <T> T here(int partition, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new CdxUnavailableException(
                    "Partition " + partition + " is not, or not whole, on this node.", e);
        }
    }

    private static Bytes decoded(String base64) {
        return Bytes.wrap(Base64.getUrlDecoder().decode(base64));
    }
}
