package org.diancang.indexer.fulltext.search;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the search says of itself to programs, at {@code /openapi} (OpenAPI 3.1). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
class SearchDescription {
    /** Of what is promised to callers, not of the software. */
    private static final String VERSION = "1";

    @Bean
    OpenAPI searchApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Diancang search")
                                .version(VERSION)
                                .description(
                                        "Full-text search of archived pages. Access rules are"
                                                + " applied to whatever is answered."));
    }
}
