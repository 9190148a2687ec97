package org.diancang.orchestrator.profile;

import tools.jackson.databind.json.JsonMapper;

/** Overrides to and from their column. */
final class StoredOverrides {
    private static final JsonMapper JSON = new JsonMapper();

    private StoredOverrides() {}

    static String write(Overrides overrides) {
        return JSON.writeValueAsString(overrides.json());
    }

    static Overrides read(String stored) {
        return switch (Overrides.read(JSON.readTree(stored))) {
            case Overrides.Reading.Good good -> good.overrides();
            case Overrides.Reading.Bad bad ->
                    throw new IllegalStateException(
                            "stored settings can't be read, put the row right: " + bad.findings());
        };
    }
}
