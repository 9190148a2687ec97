package org.diancang.orchestrator.desk;

import org.springframework.web.util.UriComponentsBuilder;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Address of a list with what it is narrowed to. Never carries a place in the list: who changes a
 * filter begins at the top.
 *
 * @param path of the page
 * @param filters parameters in their order
 */
record ListAddress(String path, Map<String, String> filters) {
    static ListAddress of(String path) {
        return new ListAddress(path, Map.of());
    }

    /** The same narrowed by one more; an empty value widens it. */
    ListAddress with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(filters);
        if (value.isEmpty()) {
            more.remove(parameter);
        } else {
            more.put(parameter, value);
        }
        return new ListAddress(path, more);
    }

    String href() {
        return href("", "");
    }

    /** Address of the page after or before a place. */
    String href(String direction, String place) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        // Templates for values: what they hold is encoded and never read as part of the address.
        Map<String, Object> values = new LinkedHashMap<>();
        filters.forEach(
                (name, value) -> {
                    address.queryParam(name, "{" + name + "}");
                    values.put(name, value);
                });
        if (!direction.isEmpty()) {
            address.queryParam(direction, "{" + direction + "}");
            values.put(direction, place);
        }
        return address.encode().buildAndExpand(values).toUriString();
    }
}
