package org.diancang.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts down for Heritrix what it reads before it begins. */
final class JobConfiguration {
    private static final String CONFIGURATION = "crawler-beans.cxml";

    /** The database would refuse to write with less than 5 GB free; the crawl is paused before. */
    private static final String DATABASE_SETTINGS = "je.freeDisk=134217728\n";

    private final EngineJob job;

    JobConfiguration(EngineJob job) {
        this.job = job;
    }

    /** Before dnsjava or Java's own resolver look at these for the first time. */
    void setDns() {
        String server = job.dnsServer();
        if (server != null) {
            System.setProperty("dns.server", numeric(server));
            System.setProperty("dnsjava.lookup.use_hosts_file", "false");
        }
        System.setProperty(OnlyOurDns.PROPERTY, "true");
    }

    /** The DNS server by its address, since soon no name is resolved but by asking it. */
    private static String numeric(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            InetAddress address = InetAddress.getByName(hostAndPort.substring(0, colon));
            String host = address.getHostAddress();
            return (address instanceof Inet6Address ? "[" + host + "]" : host)
                    + hostAndPort.substring(colon);
        } catch (UnknownHostException e) {
            throw new EngineRefusedException("dnsServer has no address: " + hostAndPort, e);
        }
    }

    /**
     * Makes the folders, and writes the configuration of Heritrix and of its database.
     *
     * @return the former
     * @throws EngineRefusedException if the disk refuses
     */
    Path write() {
        try (InputStream beans = JobConfiguration.class.getResourceAsStream(CONFIGURATION)) {
            if (beans == null) {
                throw new IllegalStateException(CONFIGURATION + " is not on the class path");
            }
            Files.createDirectories(Path.of(job.warcFolder()));
            Path folder = Files.createDirectories(Path.of(String.valueOf(job.heritrixFolder())));
            Path file = folder.resolve(CONFIGURATION);
            Files.copy(beans, file, StandardCopyOption.REPLACE_EXISTING);
            Path state = Files.createDirectories(folder.resolve("state"));
            Files.writeString(state.resolve("je.properties"), DATABASE_SETTINGS);
            return file;
        } catch (IOException e) {
            throw new EngineRefusedException("can't write Heritrix's folder: " + e, e);
        }
    }
}
