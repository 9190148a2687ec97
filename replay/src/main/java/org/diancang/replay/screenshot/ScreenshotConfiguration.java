package org.diancang.replay.screenshot;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScreenshotSettings.class)
class ScreenshotConfiguration {}
