package org.diancang.indexer;

import org.diancang.installation.InternalSecret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secret that callers of internal endpoints must know. */
@Configuration(proxyBeanMethods = false)
class InternalSecretConfiguration {
    @Bean
    InternalSecret internalSecret(IndexerSettings settings) {
        return InternalSecret.in(settings.internalSecretFile());
    }
}
