package org.diancang.adapter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The crawler adapter: one worker of the archive. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AdapterApplication {
    /** Starts the service with {@code --key=value} arguments. */
    public static void main(String[] args) {
        SpringApplication.run(AdapterApplication.class, args);
    }
}
