package org.diancang.indexer.fulltext.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings and mapping of an index of pages, as Elasticsearch is told when it makes one. */
final class PagesDefinition {
    /** Of the mapping: another version is another index. */
    static final int VERSION = 4;

    /** Where in {@code _meta} it stands what words were analyzed with. */
    static final String ANALYSES = "analyses";

    private static final String MAPPING = "fulltext/pages-v" + VERSION + ".json";

    /** Fields of text that words without a name before them are looked for in. */
    private static final List<String> TEXTS =
            List.of("title", "text", "navigation", "foldedTitle", "foldedText", "foldedNavigation");

    private final Pages.Shape shape;
    private final JsonMapper json = JsonMapper.shared();

    PagesDefinition(Pages.Shape shape) {
        this.shape = shape;
    }

    /**
     * An index with further fields for what the cluster can do.
     *
     * @param analyses that every node has
     */
    ObjectNode with(Set<Analysis> analyses) {
        ObjectNode definition = plain();
        ObjectNode settings = (ObjectNode) definition.get("settings");
        settings.put("index.number_of_shards", shape.shards());
        settings.put("index.number_of_replicas", shape.replicas());
        settings.put("index.refresh_interval", shape.refreshInterval().toMillis() + "ms");
        ObjectNode mapping = (ObjectNode) definition.get("mappings");
        ArrayNode remembered = mapping.putObject("_meta").putArray(ANALYSES);
        for (Analysis one : analyses) {
            remembered.add(one.field());
            ObjectNode analyzer =
                    ((ObjectNode) settings.path("analysis").path("analyzer"))
                            .putObject(one.field())
                            .put("type", "custom")
                            .put("tokenizer", one.tokenizer());
            one.filters().forEach(analyzer.putArray("filter")::add);
            for (String text : TEXTS) {
                ((ObjectNode) mapping.path("properties").path(text))
                        .withObjectProperty("fields")
                        .putObject(one.field())
                        .put("type", "text")
                        .put("analyzer", one.field());
            }
        }
        return definition;
    }

    private ObjectNode plain() {
        try (InputStream in = new ClassPathResource(MAPPING).getInputStream()) {
            return (ObjectNode) json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + MAPPING, e);
        }
    }
}
