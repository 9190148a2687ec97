package org.diancang.replay.reader.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a reader asks; values that can't be are taken as not given.
 *
 * @param q words
 * @param site site id, or empty
 * @param year four digits, or empty
 * @param type kind of document, or empty
 * @param language two letters, or empty
 * @param columnType type of government columns, or empty
 * @param from hits passed over, 0 to 9,980
 */
record SearchQuestion(
        String q,
        String site,
        String year,
        String type,
        String language,
        String columnType,
        int from) {
    /** Parameters that narrow a search. */
    static final List<String> FILTERS = List.of("site", "year", "type", "language", "columnType");

    static final int PAGE = 20;

    private static final int LONGEST = 500;
    private static final int LONGEST_COLUMN = 100;
    private static final int FURTHEST = 9_980;
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    SearchQuestion {
        String words = q.strip();
        q = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        site = UUID.matcher(site).matches() ? site : "";
        year = year.matches("[12][0-9]{3}") ? year : "";
        type = type.matches("[a-z]{1,20}") ? type : "";
        language = language.matches("[a-z]{2}") ? language : "";
        columnType = columnType.length() <= LONGEST_COLUMN ? columnType.strip() : "";
        from = Math.clamp(from, 0, FURTHEST);
    }

    public boolean isFiltered() {
        return FILTERS.stream()
                .anyMatch(filter -> !parameters().getOrDefault(filter, "").isEmpty());
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", q);
        parameters.put("site", site);
        parameters.put("year", year);
        parameters.put("type", type);
        parameters.put("language", language);
        parameters.put("columnType", columnType);
        parameters.put("from", Integer.toString(from));
        return parameters;
    }

    /** The address of this question with one thing changed, from its first hit. */
    String with(String name, String value) {
        Map<String, String> parameters = parameters();
        parameters.put("from", "");
        parameters.put(name, value);
        return address("/search", parameters);
    }

    /** Where all that is found is sent in a form, {@code csv} or {@code jsonl}. */
    public String export(String format) {
        Map<String, String> parameters = parameters();
        parameters.put("from", "");
        parameters.put("format", format);
        return address("/search/export", parameters);
    }

    private static String address(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        parameters.forEach(
                (key, v) -> {
                    if (!v.isEmpty() && !(key.equals("from") && v.equals("0"))) {
                        address.append(address.indexOf("?") < 0 ? '?' : '&')
                                .append(key)
                                .append('=')
                                .append(URLEncoder.encode(v, StandardCharsets.UTF_8));
                    }
                });
        return address.toString();
    }

    /** The address of this question without filters. */
    String unfiltered() {
        return new SearchQuestion(q, "", "", "", "", "", 0).with("from", "");
    }
}
