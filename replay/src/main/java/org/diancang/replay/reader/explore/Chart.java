package org.diancang.replay.reader.explore;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code diancang-charts.js} draws.
 *
 * @param x names of the places on the horizontal axis
 * @param series of numbers, one for each place
 * @param unit behind the numbers of the vertical axis
 * @param aria what the chart shows, in a sentence
 */
record Chart(List<String> x, List<Series> series, String unit, String aria) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Numbers that are drawn alike.
     *
     * @param as {@code line} or {@code bar}
     * @param c colour, as a token of the style sheet
     * @param stack name of the pile of bars; null where they stand apart
     * @param dash of a line
     * @param mark of its points
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Series(
            String name,
            @JsonInclude(content = JsonInclude.Include.ALWAYS) List<@Nullable Double> data,
            String as,
            String c,
            @Nullable String stack,
            @Nullable String dash,
            @Nullable String mark) {}

    /** As JSON that can stand in a page: nothing in it ends the element that holds it. */
    @JsonIgnore
    public String getJson() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c");
    }
}
