package org.diancang.check.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers whose certificates nobody should trust: signed by themselves, expired, or both. */
final class Certificates {
    private static final String PASSWORD = "hostile";
    private static final List<String> EXPIRED = List.of("-startdate", "-90d", "-validity", "30");
    private static final List<String> VALID = List.of("-validity", "30");

    private final Path folder;

    Certificates(Path folder) {
        this.folder = folder;
    }

    /** A server not bound yet; its certificate is expired where the host's name says so. */
    ServerSocket server(String host) throws IOException, InterruptedException {
        Path file = folder.resolve(host + ".p12");
        make(host, file);
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getServerSocketFactory().createServerSocket();
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS for " + host + ": " + e.getMessage(), e);
        }
    }

    /** By the JDK's own tool: its classes that make certificates are not for others. */
    private static void make(String host, Path file) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + (host.startsWith("other") ? "elsewhere.example" : host),
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD));
        line.addAll(host.startsWith("expired") ? EXPIRED : VALID);
        Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate for " + host + ": " + said);
        }
    }
}
