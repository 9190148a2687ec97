package org.diancang.adapter.warc;

import org.diancang.warcstore.FolderWarcStore;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** WARC files of this machine by range (RFC 9110 §14), for readers whose store is elsewhere. */
@RestController
class WarcController {
    private final FolderWarcStore store;

    WarcController(FolderWarcStore store) {
        this.store = store;
    }

    @GetMapping("/warcs/{name}")
    ResponseEntity<Resource> file(@PathVariable String name) {
        WarcFileResource file = new WarcFileResource(store, name);
        if (!file.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no WARC file of that name");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/warc"))
                .body(file);
    }
}
