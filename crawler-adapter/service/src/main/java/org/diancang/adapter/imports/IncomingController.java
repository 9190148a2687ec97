package org.diancang.adapter.imports;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.io.IOException;

/** Takes the bytes of files that are to be imported, {@code /internal/incoming/{sha512}}. */
@RestController
class IncomingController {
    private static final String PATH = "/internal/incoming/{sha512:[0-9a-f]{128}}";
    private final IncomingFiles files;

    IncomingController(IncomingFiles files) {
        this.files = files;
    }

    @GetMapping(PATH)
    ResponseEntity<Void> isThere(@PathVariable String sha512) {
        return files.has(sha512)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }

    /** The body is the file; it is streamed to disk, however long it is. */
    @PutMapping(PATH)
    ResponseEntity<Void> receive(@PathVariable String sha512, HttpServletRequest request)
            throws IOException {
        IncomingFiles.Receipt receipt =
                files.receive(sha512, request.getInputStream(), request.getContentLengthLong());
        return switch (receipt) {
            case IncomingFiles.Receipt.Kept kept -> ResponseEntity.noContent().build();
            case IncomingFiles.Receipt.Different other ->
                    throw new ResponseStatusException(
                            HttpStatus.CONFLICT,
                            "the bytes that came have another SHA-512 than was said, "
                                    + other.sha512()
                                    + "; the file changed meanwhile, send it again");
            case IncomingFiles.Receipt.NoRoom full ->
                    throw new ResponseStatusException(
                            HttpStatus.INSUFFICIENT_STORAGE,
                            "only "
                                    + full.usable()
                                    + " bytes are free for WARC files; make room and try again");
        };
    }
}
