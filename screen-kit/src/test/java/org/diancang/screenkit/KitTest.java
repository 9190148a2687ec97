package org.diancang.screenkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KitTest {
    @Test
    void bothDarkThemesThrowTheSameSwitches() throws IOException {
        String css = read("diancang.css");

        assertThat(all(css, "--dc-if-light: ([^;]*);")).containsExactly("initial", "");
        assertThat(all(css, "--dc-if-dark: ([^;]*);")).containsExactly("", "initial");
        assertThat(css.split("--dc-if-dark: initial;", -1)).hasSize(3);
        assertThat(css.split("--dc-if-light: ;", -1)).hasSize(3);
    }

    @Test
    void noTokenIsDefinedTwice() throws IOException {
        List<String> tokens =
                Pattern.compile("(?m)^ +(--dc-[a-z0-9-]+):")
                        .matcher(read("diancang.css"))
                        .results()
                        .map(found -> found.group(1))
                        .filter(token -> !token.startsWith("--dc-if-"))
                        .toList();

        assertThat(tokens).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void everyTokenUsedIsDefined() throws IOException {
        String css = read("diancang.css");
        List<String> defined = all(css, "(--dc-[a-z0-9-]+):");

        assertThat(all(css, "var\\((--dc-[a-z0-9-]+)\\)")).isNotEmpty().isSubsetOf(defined);
    }

    @Test
    void noColourStandsOutsideTheTokensButOnPaper() throws IOException {
        String components = read("diancang.css").replaceAll("--dc-[a-z0-9-]+: [^;]+;", "");
        // The certificate is black on white in every theme, and printed.
        String onScreen = components.replaceAll("(?s)\\.dc-sheet[^{]*\\{[^}]*\\}", "");

        assertThat(all(onScreen, "(#[0-9a-fA-F]{3,6})\\b")).isEmpty();
    }

    @Test
    void theSpriteIsSmallAndSaysWhoseIconsTheyAre() throws IOException {
        String sprite = read("icons.svg");

        assertThat(sprite.length()).isLessThanOrEqualTo(20 * 1024);
        assertThat(sprite).contains("Bootstrap Icons").contains("icons.LICENSE.txt");
        assertThat(read("icons.LICENSE.txt")).contains("MIT License");
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private static String read(String name) throws IOException {
        try (InputStream in =
                KitTest.class.getResourceAsStream("/META-INF/resources/kit/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
