package org.diancang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalSecretTest {
    @TempDir Path folder;

    @Test
    void allowsTheSecretOfItsFileAndNothingElse() throws IOException {
        var secret = secret(" s3cret-典\n");

        assertThat(secret.allows("Bearer s3cret-典")).isTrue();
        assertThat(secret.allows("bearer  s3cret-典 ")).isTrue();
        assertThat(secret.allows(null)).isFalse();
        assertThat(secret.allows("")).isFalse();
        assertThat(secret.allows("Bearer ")).isFalse();
        assertThat(secret.allows("Bearer s3cret")).isFalse();
        assertThat(secret.allows("Bearer s3cret-典x")).isFalse();
        assertThat(secret.allows("Basic s3cret-典")).isFalse();
        assertThat(secret.allows("s3cret-典")).isFalse();
    }

    @Test
    void whatItPresentsItAllows() throws IOException {
        var secret = secret("s3cret-典\n");

        assertThat(secret.authorization()).isEqualTo("Bearer s3cret-典");
        assertThat(secret.allows(secret.authorization())).isTrue();
        assertThat(secret("another").allows(secret.authorization())).isFalse();
    }

    @Test
    void anEmptyHugeOrAbsentFileStopsTheStart() {
        assertThatThrownBy(() -> secret(" \n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("diancang.internal-secret-file");
        assertThatThrownBy(() -> secret("x".repeat(5_000)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> InternalSecret.in(folder.resolve("none")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    private InternalSecret secret(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return InternalSecret.in(file);
    }
}
