package org.diancang.replay.rewrite;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.Modifier;

/**
 * The {@code Link} header of a capture (RFC 8288), as far as it is part of how the page looks: what
 * browsers load because of it. All other relations, those of the archive itself among them, would
 * say untrue things of the memento.
 */
public final class LinkHeader {
    private static final int LONGEST = 8 << 10;
    private static final int MOST = 32;
    private static final Set<String> LOADED = Set.of("preload", "modulepreload", "stylesheet");
    private static final Set<String> KEPT = Set.of("as", "type", "media", "crossorigin");

    private static final Pattern LINK =
            Pattern.compile(
                    "<([^<>]*+)>((?:\\s*+;\\s*+[\\w*!-]++"
                            + "(?:\\s*+=\\s*+(?:\"[^\"]*+\"|[^\\s\";,]++))?+)*+)");
    private static final Pattern PARAMETER =
            Pattern.compile("([\\w*!-]++)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s\";,]++)))?+");
    private static final Pattern VALUE = Pattern.compile("[\\w/+.*() :-]{0,200}");

    private LinkHeader() {}

    /**
     * The links that browsers load, leading into the archive.
     *
     * @return empty where there is none
     */
    public static Optional<String> rewrite(String value, ArchiveLinks links) {
        StringJoiner kept = new StringJoiner(", ").setEmptyValue("");
        Matcher m = LINK.matcher(value.substring(0, Math.min(value.length(), LONGEST)));
        for (int i = 0; i < MOST && m.find(); i++) {
            link(m.group(1), m.group(2), links).ifPresent(kept::add);
        }
        return Optional.of(kept.toString()).filter(k -> !k.isEmpty());
    }

    private static Optional<String> link(String target, String parameters, ArchiveLinks links) {
        String relation = "";
        String as = "";
        StringBuilder kept = new StringBuilder();
        Matcher m = PARAMETER.matcher(parameters);
        while (m.find()) {
            String name = m.group(1).toLowerCase(Locale.ROOT);
            String value = m.group(2) != null ? m.group(2) : m.group(3);
            if (name.equals("rel") && relation.isEmpty() && value != null) {
                relation = value.strip().toLowerCase(Locale.ROOT);
            } else if (KEPT.contains(name) && value == null) {
                kept.append("; ").append(name);
            } else if (KEPT.contains(name) && VALUE.matcher(value).matches()) {
                as = name.equals("as") ? value.toLowerCase(Locale.ROOT) : as;
                kept.append("; ").append(name).append("=\"").append(value).append('"');
            }
        }
        if (!LOADED.contains(relation)) {
            return Optional.empty();
        }
        String rel = relation;
        return links.link(target, modifier(rel, as))
                .map(link -> "<" + link + ">; rel=\"" + rel + "\"" + kept);
    }

    private static Modifier modifier(String relation, String as) {
        if (relation.equals("stylesheet") || as.equals("style")) {
            return Modifier.STYLE;
        }
        return relation.equals("modulepreload") || as.equals("script")
                ? Modifier.SCRIPT
                : Modifier.IMAGE;
    }
}
