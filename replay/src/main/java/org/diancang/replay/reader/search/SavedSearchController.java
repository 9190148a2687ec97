package org.diancang.replay.reader.search;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Saves a search and forgets one. */
@Controller
class SavedSearchController {
    @PostMapping("/search/saved")
    ResponseEntity<Void> save(
            @RequestParam String address,
            @RequestParam(defaultValue = "false") boolean forget,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "same-origin") String from,
            HttpServletRequest request) {
        SavedSearches saved = SavedSearches.of(request);
        SavedSearches changed = forget ? saved.without(address) : saved.with(address);
        if (!from.equals("same-origin") || (!forget && !changed.has(address))) {
            // Another site's page, or no address of a search.
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, changed.cookie().toString())
                .header(HttpHeaders.LOCATION, forget ? "/" : address)
                .build();
    }
}
