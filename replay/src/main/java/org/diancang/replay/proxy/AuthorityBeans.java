package org.diancang.replay.proxy;

import java.time.Clock;
import org.diancang.replay.ReplaySettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The authority of this installation's proxy, where there is a proxy. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
class AuthorityBeans {
    @Bean
    CertificateAuthority certificateAuthority(ReplaySettings settings, Clock clock) {
        return new AuthorityFile(settings.data().resolve("secrets/proxy-ca.pem"), clock)
                .readOrMake();
    }
}
