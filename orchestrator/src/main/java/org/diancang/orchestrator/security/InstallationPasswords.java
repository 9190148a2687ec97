package org.diancang.orchestrator.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.diancang.orchestrator.OrchestratorSettings;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.programme.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Gives every account the password that stands in {@code {data}/secrets/user-{username}}, making
 * the file with a random one where it is missing: no installation shares a password with another.
 */
@Component
class InstallationPasswords implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(InstallationPasswords.class);
    private static final int RANDOM_BYTES = 15;
    private final OrchestratorSettings settings;
    private final Accounts accounts;
    private final PasswordEncoder encoder;

    InstallationPasswords(
            OrchestratorSettings settings, Accounts accounts, PasswordEncoder encoder) {
        this.settings = settings;
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Account account : accounts.all()) {
            String password = read(settings.secrets().resolve("user-" + account.username()));
            if (account.passwordHash().isEmpty()
                    || !encoder.matches(password, account.passwordHash())) {
                accounts.setPasswordHash(account.username(), encoder.encode(password));
                log.info("Password of {} set from the installation's secrets", account.username());
            }
        }
    }

    private static String read(Path file) {
        try {
            createIfMissing(file);
            String password = Files.readString(file).strip();
            if (password.length() < 8 || password.length() > 72) {
                throw new IllegalStateException(
                        file + " must hold a password of 8 to 72 characters");
            }
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read or made", e);
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var onlyOwner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyOwner)) {
            channel.write(
                    java.nio.ByteBuffer.wrap(
                            Base64.getUrlEncoder().withoutPadding().encode(random)));
            log.info("Made {}: the password to sign in with", file);
        } catch (FileAlreadyExistsException e) {
            log.debug("{} is there already", file);
        }
    }
}
