package org.diancang.replay.content;

import org.diancang.replay.ReplaySettings;
import org.diancang.replay.access.AccessSettings;
import org.diancang.replay.cdx.CdxServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notices of the content site. */
@Configuration(proxyBeanMethods = false)
class ContentNotices {
    @Bean
    NoticePage noticePage(ReplaySettings settings) {
        return NoticePage.ofContent(settings);
    }

    @Bean
    WithheldNotice withheldNotice(CdxServer cdx, AccessSettings settings, NoticePage notices) {
        return new WithheldNotice(cdx, settings, notices);
    }
}
