package org.diancang.replay.reader.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader asks; values that can't be are taken as not given.
 *
 * @param q words
 * @param filters values by filter, of which none is empty
 * @param sort {@code relevance}, {@code newest}, {@code firstSeen}, or empty for the usual one
 * @param group {@code url}, {@code similar} or {@code version}: what stands as one hit
 * @param from hits passed over, 0 to 9,980
 */
record SearchQuestion(String q, Map<String, String> filters, String sort, String group, int from) {
    static final int PAGE = 20;

    /** Orders of hits. */
    static final List<String> SORTS = List.of("relevance", "newest", "firstSeen");

    /** What may stand as one hit; the first if nothing is said. */
    static final List<String> GROUPS = List.of("url", "similar", "version");

    private static final int LONGEST = 500;
    private static final int FURTHEST = 9_980;
    private static final String UUID = "(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Parameters that narrow a search, and what they may be. */
    private static final Map<String, Pattern> FILTERS = new LinkedHashMap<>();

    static {
        filter("library", UUID);
        filter("subject", "[a-z]{1,20}");
        filter("site", UUID);
        filter("year", "[12][0-9]{3}");
        filter("type", "[a-z]{1,20}");
        filter("language", "[a-z]{2}");
        filter("columnType", ".{1,100}");
        filter("domain", "[^\\s/?#]{1,255}");
        filter("sameText", "[A-Za-z0-9_=+/-]{1,100}");
    }

    private static void filter(String name, String form) {
        FILTERS.put(name, Pattern.compile(form));
    }

    SearchQuestion {
        String words = q.strip();
        q = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        Map<String, String> kept = new LinkedHashMap<>();
        Map<String, String> given = filters;
        FILTERS.forEach(
                (name, form) -> {
                    String value = given.getOrDefault(name, "").strip();
                    if (form.matcher(value).matches()) {
                        kept.put(name, value);
                    }
                });
        filters = java.util.Collections.unmodifiableMap(kept);
        sort = SORTS.contains(sort) ? sort : "";
        group = GROUPS.contains(group) ? group : GROUPS.getFirst();
        from = Math.clamp(from, 0, FURTHEST);
    }

    /** What an address asks. */
    static SearchQuestion of(Map<String, String> parameters) {
        String from = parameters.getOrDefault("from", "");
        return new SearchQuestion(
                parameters.getOrDefault("q", ""),
                parameters,
                parameters.getOrDefault("sort", ""),
                parameters.getOrDefault("group", ""),
                from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0);
    }

    /** Names of the filters, in the order in which they are shown. */
    static List<String> filterNames() {
        return List.copyOf(FILTERS.keySet());
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    /** Whether anything is asked. */
    boolean asksSomething() {
        return !q.isEmpty() || isFiltered();
    }

    /** What the indexer is asked with. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", q);
        parameters.putAll(filters);
        parameters.put("sort", sort);
        parameters.put("group", group);
        parameters.put("from", Integer.toString(from));
        return parameters;
    }

    /** What stays when other words are typed, by parameter. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>(filters);
        kept.put("sort", sort);
        kept.put("group", usual(group));
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    /** The address of this question with one thing changed, from its first hit. */
    public String with(String name, String value) {
        Map<String, String> parameters = parameters();
        parameters.put("group", usual(group));
        parameters.put("from", "");
        parameters.put(name, name.equals("group") ? usual(value) : value);
        return address("/search", parameters);
    }

    /** The address of this question itself, from its first hit. */
    public String address() {
        return with("from", "");
    }

    /**
     * The filters as they follow upon other parameters of an address, for pages that take them too.
     * Without the year: words over time need all of them.
     */
    public String narrowed() {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.keySet().removeAll(List.of("year", "sameText"));
        return parameters.isEmpty() ? "" : "&" + address("", parameters);
    }

    /** Where all that is found is sent in a form. */
    public String export(String format) {
        Map<String, String> parameters = parameters();
        parameters.put("group", usual(group));
        parameters.put("from", "");
        parameters.put("format", format);
        return address("/search/export", parameters);
    }

    private static String usual(String group) {
        return group.equals(GROUPS.getFirst()) ? "" : group;
    }

    private static String address(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .filter(e -> !(e.getKey().equals("from") && e.getValue().equals("0")))
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return Stream.of(path, query).filter(s -> !s.isEmpty()).collect(Collectors.joining("?"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The address of this question without filters. */
    String unfiltered() {
        return new SearchQuestion(q, Map.of(), sort, group, 0).address();
    }
}
