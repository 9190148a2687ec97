package org.diancang.indexer.cdx.server;

import java.util.List;

/** What a look-up tells of its lines beyond what is stored, when asked to by a parameter. */
enum Extra {
    /** How many lines of the URL with the same digest came before. */
    DUPE_COUNT("showDupeCount", CdxField.DUPE_COUNT),

    /** Where the record is that a revisit refers to. */
    ORIGINAL(
            "resolveRevisits",
            CdxField.ORIGINAL_LENGTH,
            CdxField.ORIGINAL_OFFSET,
            CdxField.ORIGINAL_FILENAME),

    /** How many lines collapsing left out after this one. */
    SKIP_COUNT("showSkipCount", CdxField.SKIP_COUNT),

    /** Time of the last line that collapsing left out after this one. */
    END_TIMESTAMP("lastSkipTimestamp", CdxField.END_TIMESTAMP);

    private final String parameter;
    private final List<CdxField> fields;

    Extra(String parameter, CdxField... fields) {
        this.parameter = parameter;
        this.fields = List.of(fields);
    }

    /** Name of the parameter that asks for it. */
    String parameter() {
        return parameter;
    }

    /** The columns that it fills. */
    List<CdxField> fields() {
        return fields;
    }
}
