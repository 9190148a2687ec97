package org.diancang.replay;

import java.time.Clock;
import org.diancang.replay.access.AccessSettings;
import org.diancang.replay.proxy.ProxySettings;
import org.diancang.url.PartitionKey;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.WarcStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the reader site, the content site and the proxy. */
@SpringBootApplication
@EnableConfigurationProperties({ReplaySettings.class, AccessSettings.class, ProxySettings.class})
public class ReplayApplication {
    /** Starts the service; settings come as {@code --key=value}. */
    public static void main(String[] args) {
        // As many connections to the indexer are kept as readers may ask at once; else five.
        System.setProperty("http.maxConnections", "64");
        PartitionKey.prepare();
        SpringApplication.run(ReplayApplication.class, args);
    }

    @Bean
    WarcStore warcStore(ReplaySettings settings) {
        return new FolderWarcStore(settings.data().resolve("warcs"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
