package org.diancang.replay.screenshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserPipeTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private BrowserPipe says(String... messages) {
        String all = String.join("\0", messages) + "\0";
        return new BrowserPipe(new ByteArrayInputStream(all.getBytes(UTF_8)), told);
    }

    @Test
    void whatHappensOnThePageMeanwhileIsNoAnswer() throws IOException {
        says(
                        """
                        {"method":"Page.frameNavigated","params":{"frame":{"id":"F1","error":1}}}""",
                        """
                        {"method":"Page.x","params":{"id":1,"data":"AAAA","result":{"data":"AAAA"}}}""",
                        """
                        {"id":"1","result":{"data":"AAAA"}}""",
                        """
                        {"id":1,"result":{"more":{"data":"AAAA"},"data":"cG5n"}}""")
                .file("Page.captureScreenshot", Map.of(), file);

        assertThat(file.toString(UTF_8)).isEqualTo("png");
    }

    @Test
    void aDialogIsClosedSinceThePageStandsStillUntilThen() throws IOException {
        says(
                        """
                        {"method":"Page.javascriptDialogOpening","params":{"message":"x"}}""",
                        """
                        {"id":1,"result":{"data":"cG5n"}}""")
                .file("Page.captureScreenshot", Map.of(), file);

        assertThat(told.toString(UTF_8)).contains("Page.handleJavaScriptDialog");
    }

    @Test
    void aMessageThatIsTooLongIsPassedOver() throws IOException {
        String address = "data:," + "x".repeat(2 << 20);

        assertThat(
                        says(
                                        "{\"method\":\"Page.frameNavigated\",\"url\":\""
                                                + address
                                                + "\"}",
                                        """
                                        {"id":1,"result":{"a":2}}""")
                                .ask("Page.navigate", Map.of())
                                .path("a")
                                .asInt())
                .isEqualTo(2);
    }

    @Test
    void aRefusalAndAFileThatCannotBeWrittenAreTold() {
        String refused = "{\"id\":1,\"error\":{\"message\":\"no\"}}";
        assertThatThrownBy(() -> says(refused).ask("Page.navigate", Map.of()))
                .hasMessageContaining("Page.navigate is refused");
        assertThatThrownBy(() -> says(refused).file("Page.captureScreenshot", Map.of(), file))
                .hasMessage("no picture is given");

        IOException full = new IOException("full");
        OutputStream disk =
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw full;
                    }
                };
        assertThatThrownBy(
                        () ->
                                says("{\"id\":1,\"result\":{\"data\":\"cG5n\"}}")
                                        .file("Page.captureScreenshot", Map.of(), disk))
                .isSameAs(full);
    }

    @Test
    void aBrowserThatIsGoneIsSaidToBe() {
        assertThatThrownBy(() -> says("{\"id\":2}").ask("Page.navigate", Map.of()))
                .hasMessage("the browser is gone");
    }
}
