package org.diancang.orchestrator.crawl;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a crawl is taken for stuck ({@code diancang.crawl-trouble.*}).
 *
 * @param standstill so long it runs without a URL done
 * @param interval pause between two looks
 * @param rest so long nobody hears of it again after somebody left it alone
 */
@Validated
@ConfigurationProperties("diancang.crawl-trouble")
public record TroubleSettings(
        @DefaultValue("10m") @NotNull Duration standstill,
        @DefaultValue("30s") @NotNull Duration interval,
        @DefaultValue("1h") @NotNull Duration rest) {
    public TroubleSettings {
        if (!standstill.isPositive() || !interval.isPositive() || !rest.isPositive()) {
            throw new IllegalArgumentException(
                    "diancang.crawl-trouble.standstill, interval and rest must be longer than 0 s");
        }
    }
}
