package org.diancang.orchestrator.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    private static final UUID SITE = new UUID(0, 1);
    private static final UUID ID = new UUID(0, 2);
    private static final Login LOGIN = new Login.Http("https://www.example.cn", "内网", "reader");
    private static final SecretBox.Owner OWNER = new SecretBox.Owner(SITE, ID, LOGIN);
    private static final String SECRET = "correct-horse-battery";

    @TempDir Path folder;
    private Path file;
    private SecretBox box;

    @BeforeEach
    void unlock() {
        file = folder.resolve("secrets/credentials");
        box = new SecretBox(new KeyFile(file));
    }

    @Test
    void whatWasSealedIsOpenedAsItWasAndNotSeenBetween() {
        byte[] sealed = sealed(SECRET);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(box.open(sealed, OWNER)).isEqualTo(new SecretBox.Opening.Opened(SECRET));
        assertThat(box.open(sealed, OWNER).toString()).doesNotContain(SECRET);
    }

    @Test
    void theSameSecretIsNeverSealedTheSameAndItsLengthIsNotTold() {
        assertThat(sealed(SECRET)).isNotEqualTo(sealed(SECRET));
        assertThat(sealed("x")).hasSameSizeAs(sealed("x".repeat(200)));
    }

    @Test
    void eachByteThatIsChangedMakesItUnreadable() {
        byte[] sealed = sealed(SECRET);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(box.open(changed, OWNER))
                    .as("byte %d", i)
                    .isInstanceOf(SecretBox.Opening.Unreadable.class);
        }
        for (int length : List.of(0, 1, 13, 14, sealed.length - 1)) {
            assertThat(box.open(java.util.Arrays.copyOf(sealed, length), OWNER))
                    .as("%d bytes", length)
                    .isInstanceOf(SecretBox.Opening.Unreadable.class);
        }
    }

    @Test
    void aSecretMovedToAnotherSiteCredentialOrDestinationIsUnreadable() {
        byte[] sealed = sealed(SECRET);
        for (SecretBox.Owner other :
                List.of(
                        new SecretBox.Owner(new UUID(9, 9), ID, LOGIN),
                        new SecretBox.Owner(SITE, new UUID(9, 9), LOGIN),
                        owner(new Login.Http("https://evil.example", "内网", "reader")),
                        owner(new Login.Http("https://www.example.cn", "", "reader")),
                        owner(new Login.Http("https://www.example.cn", "内网", "writer")))) {
            assertThat(box.open(sealed, other)).isInstanceOf(SecretBox.Opening.Unreadable.class);
        }
    }

    @Test
    void aSecretIsSealedForTheSameTextAsBeforeThereWereForms() {
        assertThat(LOGIN.destination()).isEqualTo("HTTP\nhttps://www.example.cn\n内网\nreader");
    }

    @Test
    void aSecretOfAFormIsUnreadableWhereAnythingThatIsSentIsAnother() {
        Login.Form form = form("https://www.example.cn/login", "user", "pass", Map.of("a", "b"));
        byte[] sealed = ((SecretBox.Sealing.Sealed) box.seal(SECRET, owner(form))).bytes();

        assertThat(box.open(sealed, owner(form))).isEqualTo(new SecretBox.Opening.Opened(SECRET));
        for (Login other :
                List.of(
                        LOGIN,
                        form("https://evil.example/login", "user", "pass", Map.of("a", "b")),
                        form("https://www.example.cn/find", "user", "pass", Map.of("a", "b")),
                        form("https://www.example.cn/login", "q", "pass", Map.of("a", "b")),
                        form("https://www.example.cn/login", "user", "q", Map.of("a", "b")),
                        form("https://www.example.cn/login", "pass", "user", Map.of("a", "b")),
                        form("https://www.example.cn/login", "user", "pass", Map.of()),
                        form("https://www.example.cn/login", "user", "pass", Map.of("a", "c")),
                        form("https://www.example.cn/login", "user", "pass", Map.of("a\n1:b", "")),
                        new Login.Form(
                                "https://evil.example",
                                form.loginUrl(),
                                "user",
                                "reader",
                                "pass",
                                form.fields()),
                        new Login.Form(
                                form.server(),
                                form.loginUrl(),
                                "user",
                                "writer",
                                "pass",
                                form.fields()))) {
            assertThat(box.open(sealed, owner(other)))
                    .as("%s", other)
                    .isInstanceOf(SecretBox.Opening.Unreadable.class);
        }
    }

    @Test
    void theKeyIsForItsOwnerAloneAndMadeOnce() throws IOException {
        byte[] sealed = sealed(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        SecretBox later = new SecretBox(new KeyFile(file));
        assertThat(later.open(sealed, OWNER)).isInstanceOf(SecretBox.Opening.Opened.class);
    }

    @Test
    void aLostOrWrongOrDamagedKeyIsToldInOneSentenceThatNamesTheFile() throws IOException {
        byte[] sealed = sealed(SECRET);
        Files.delete(file);
        assertThat(sentence(sealed)).contains("is missing", file.toString());
        assertThat(file).doesNotExist();

        assertThat(sealed("another")).isNotEmpty();
        assertThat(sentence(sealed))
                .contains("can't be decrypted", "https://www.example.cn", file.toString());

        for (String damaged : List.of("", "!", "AAAA")) {
            Files.writeString(file, damaged);
            assertThat(sentence(sealed)).contains("is damaged", file.toString());
            assertThat(box.seal(SECRET, OWNER)).isInstanceOf(SecretBox.Sealing.NoKey.class);
        }
    }

    private static SecretBox.Owner owner(Login login) {
        return new SecretBox.Owner(SITE, ID, login);
    }

    private static Login.Form form(
            String url, String userField, String passwordField, Map<String, String> fields) {
        return new Login.Form(
                "https://www.example.cn", url, userField, "reader", passwordField, fields);
    }

    private byte[] sealed(String secret) {
        return ((SecretBox.Sealing.Sealed) box.seal(secret, OWNER)).bytes();
    }

    private String sentence(byte[] sealed) {
        return ((SecretBox.Opening.Unreadable) box.open(sealed, OWNER)).sentence();
    }
}
