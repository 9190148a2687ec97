package org.diancang.orchestrator.credential;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Further fields of a form to and from their column. */
final class StoredFields {
    private static final JsonMapper JSON = new JsonMapper();

    private StoredFields() {}

    static String write(Map<String, String> fields) {
        return JSON.writeValueAsString(fields);
    }

    static Map<String, String> read(String stored) {
        return JSON.readValue(stored, new TypeReference<>() {});
    }
}
