package org.diancang.indexer.fulltext.search.explore;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.BadSearchException;
import org.diancang.indexer.fulltext.search.NothingOfSiteException;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.search.Questions;
import org.diancang.indexer.fulltext.search.SearchParameters;
import org.diancang.indexer.fulltext.search.explore.DomainLinks.Direction;
import org.diancang.indexer.fulltext.store.Pages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /search/trend}, {@code /search/domain}, {@code /search/site}, {@code /search/links}
 * and {@code /search/images}; see {@code docs/search.md}.
 */
@RestController
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
class ExploreController {
    private static final int IMAGES = 40;
    private static final int MOST_IMAGES = 100;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_SITE = 64;

    private final Questions questions;
    private final Trend trend;
    private final DomainStatistics domains;
    private final SiteStatistics sites;
    private final DomainLinks links;
    private final Images images;

    ExploreController(Pages pages, Questions questions) {
        this.questions = questions;
        this.trend = new Trend(pages);
        this.domains = new DomainStatistics(pages);
        this.sites = new SiteStatistics(pages, questions);
        this.links = new DomainLinks(pages);
        this.images = new Images(pages);
    }

    /** As a map, since a list would take one term with a comma for two. */
    @GetMapping("/search/trend")
    TrendAnswer trend(
            SearchParameters asked, @RequestParam MultiValueMap<String, String> parameters) {
        return trend.of(
                questions.of(asked).withWords(""), parameters.getOrDefault("term", List.of()));
    }

    /** What there is of a domain. */
    @GetMapping("/search/domain")
    DomainAnswer domain(SearchParameters asked) {
        Question question = questions.of(asked);
        return domains.of(domain(question), question);
    }

    /** What there is of a site. */
    @GetMapping("/search/site")
    SiteAnswer site(
            @Parameter(description = "Id of a site, or its number") @RequestParam(defaultValue = "")
                    String site) {
        if (site.isBlank() || site.length() > LONGEST_SITE) {
            throw new BadSearchException(
                    "site must be given, by id or number, with "
                            + LONGEST_SITE
                            + " characters at most");
        }
        return questions
                .site(site.strip())
                .flatMap(sites::of)
                .orElseThrow(() -> new NothingOfSiteException(site.strip()));
    }

    /** Domains that a domain is linked with. */
    @GetMapping("/search/links")
    LinksAnswer links(SearchParameters asked, @RequestParam(defaultValue = "") String direction) {
        Question question = questions.of(asked);
        Direction way =
                Direction.named(direction)
                        .orElseThrow(() -> new BadSearchException("direction must be in or out"));
        return links.of(domain(question), way, question);
    }

    /** Pictures by their words. */
    @GetMapping("/search/images")
    ImagesAnswer images(SearchParameters asked) {
        int from = Optional.ofNullable(asked.from()).orElse(0);
        int size = Optional.ofNullable(asked.size()).orElse(IMAGES);
        if (from < 0 || size < 1 || size > MOST_IMAGES || (long) from + size > Images.DEEPEST) {
            throw new BadSearchException(
                    "size must be 1 to %d, and from at least 0 with from + size at most %d; are %d and %d"
                            .formatted(MOST_IMAGES, Images.DEEPEST, size, from));
        }
        return images.of(questions.of(asked), from, size);
    }

    private static String domain(Question question) {
        return question.domain()
                .filter(domain -> domain.length() <= LONGEST_DOMAIN)
                .orElseThrow(
                        () ->
                                new BadSearchException(
                                        "domain must be given, such as example.gov.cn, with "
                                                + LONGEST_DOMAIN
                                                + " characters at most"));
    }
}
