package org.diancang.indexer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much the indices hold. */
@RestController
class StatisticsController {
    private final List<IndexStatistic> statistics;

    StatisticsController(List<IndexStatistic> statistics) {
        this.statistics = List.copyOf(statistics);
    }

    @GetMapping("/internal/statistics")
    Map<String, Long> statistics() {
        Map<String, Long> answer = new LinkedHashMap<>();
        statistics.forEach(statistic -> answer.put(statistic.name(), statistic.count()));
        return answer;
    }
}
