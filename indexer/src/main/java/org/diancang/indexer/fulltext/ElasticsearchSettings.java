package org.diancang.indexer.fulltext;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the search index is ({@code diancang.elasticsearch.*}).
 *
 * @param url base URL of the cluster, http or https
 */
@Validated
@ConfigurationProperties("diancang.elasticsearch")
record ElasticsearchSettings(@DefaultValue("http://127.0.0.1:19200") @NotNull URI url) {
    ElasticsearchSettings {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "diancang.elasticsearch.url must begin with http:// or https://, is " + url);
        }
    }
}
