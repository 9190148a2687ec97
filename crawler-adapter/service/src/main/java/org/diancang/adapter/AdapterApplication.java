package org.diancang.adapter;

import org.diancang.url.PartitionKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The crawler adapter: one worker of the archive. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AdapterApplication {
    /** Starts the service with {@code --key=value} arguments. */
    public static void main(String[] args) {
        PartitionKey.prepare();
        SpringApplication.run(AdapterApplication.class, args);
    }
}
