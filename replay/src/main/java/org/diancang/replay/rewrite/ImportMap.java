package org.diancang.replay.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.diancang.replay.address.Modifier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The import map of a page (HTML Standard §8.1.6.2): addresses, and those specifiers and scopes
 * that are addresses, lead into the archive, as the imports that meet them do.
 */
final class ImportMap {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImportMap() {}

    /** Rewrites the text of the element; what is no such map stays as it is. */
    static String rewrite(String bytes, ArchiveLinks links) {
        if (!PageText.isLossless(bytes, links.charset())) {
            return bytes;
        }
        try {
            JsonNode map = JSON.readTree(PageText.decode(bytes, links.charset()));
            if (!(map instanceof ObjectNode object)) {
                return bytes;
            }
            object.remove("integrity");
            if (object.get("imports") instanceof ObjectNode imports) {
                object.set("imports", imports(imports, links));
            }
            if (object.get("scopes") instanceof ObjectNode scopes) {
                object.set("scopes", scopes(scopes, links));
            }
            // An end tag may stand in no text of an element, however it is quoted.
            String text = JSON.writeValueAsString(object).replace("<", "\\u003c");
            return PageText.encode(text, links.charset());
        } catch (JacksonException e) {
            return bytes;
        }
    }

    private static ObjectNode imports(ObjectNode imports, ArchiveLinks links) {
        ObjectNode changed = JSON.createObjectNode();
        imports.forEachEntry(
                (specifier, address) -> {
                    JsonNode target =
                            address.isString()
                                    ? JSON.getNodeFactory()
                                            .stringNode(
                                                    link(
                                                            address.asString(),
                                                            Modifier.SCRIPT,
                                                            links))
                                    : address;
                    for (String key :
                            isPath(specifier) ? both(specifier, links) : Set.of(specifier)) {
                        changed.set(key, target);
                    }
                });
        return changed;
    }

    private static ObjectNode scopes(ObjectNode scopes, ArchiveLinks links) {
        ObjectNode changed = JSON.createObjectNode();
        scopes.forEachEntry(
                (scope, imports) -> {
                    JsonNode target =
                            imports instanceof ObjectNode object ? imports(object, links) : imports;
                    for (String key : both(scope, links)) {
                        changed.set(key, target);
                    }
                });
        return changed;
    }

    /** As scripts of their own meet it, and as those that stand in the page do. */
    private static Set<String> both(String address, ArchiveLinks links) {
        Set<String> both = new LinkedHashSet<>();
        both.add(link(address, Modifier.SCRIPT, links));
        both.add(link(address, links.page(), links));
        return both;
    }

    /** Whether a specifier is an address rather than a bare name. */
    private static boolean isPath(String specifier) {
        return specifier.startsWith("/")
                || specifier.startsWith("./")
                || specifier.startsWith("../")
                || specifier.contains(":");
    }

    private static String link(String address, Modifier modifier, ArchiveLinks links) {
        return links.in(StandardCharsets.UTF_8).link(address, modifier).orElse(address);
    }
}
