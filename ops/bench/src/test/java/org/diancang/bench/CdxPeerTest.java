package org.diancang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diancang.launcher.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdxPeerTest {
    @Test
    void aFileIsStartedAndAnAddressIsAsked(@TempDir Path folder) throws IOException {
        Path jar = Files.createFile(folder.resolve("outbackcdx.jar"));

        assertThat(CdxPeer.named(jar.toString())).isEqualTo(new CdxPeer.Jar(jar));
        assertThat(CdxPeer.named("127.0.0.1:8901"))
                .isEqualTo(CdxPeer.named("http://127.0.0.1:8901/"))
                .isEqualTo(new CdxPeer.Address(URI.create("http://127.0.0.1:8901")));
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertThatThrownBy(() -> CdxPeer.named("/nowhere/outbackcdx.jar"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("/nowhere/outbackcdx.jar");
    }

    @Test
    void eachStartAtAnAddressHasCollectionsOfItsOwn(@TempDir Path folder)
            throws IOException, InterruptedException {
        CdxPeer peer = CdxPeer.named("127.0.0.1:8901");

        try (CdxServer first = peer.start(folder);
                CdxServer second = peer.start(folder)) {
            assertThat(first.lookUp("a")).isNotEqualTo(second.lookUp("a"));
            assertThat(first.intake("a").getHost()).isEqualTo("127.0.0.1");
        }
    }
}
