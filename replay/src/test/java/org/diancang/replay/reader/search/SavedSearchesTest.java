package org.diancang.replay.reader.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SavedSearchesTest {
    private static final SavedSearches NONE = new SavedSearches(List.of());

    @Test
    void theNewestComesFirstAndNoneTwice() {
        SavedSearches saved =
                NONE.with("/search?q=a").with("/search?q=b&year=2024").with("/search?q=a");

        assertThat(saved.addresses()).containsExactly("/search?q=a", "/search?q=b&year=2024");
        assertThat(saved.without("/search?q=a").addresses())
                .containsExactly("/search?q=b&year=2024");
    }

    @Test
    void whatIsNoAddressOfASearchIsNotSaved() {
        for (String wrong :
                List.of(
                        "https://evil.example/",
                        "//evil.example",
                        "/search",
                        "/search?q=<b>",
                        "/a")) {
            assertThat(NONE.with(wrong).addresses()).as(wrong).isEmpty();
        }
    }

    @Test
    void theOldestGoWhereThereIsNoRoom() {
        SavedSearches saved = NONE;
        for (int i = 0; i < 30; i++) {
            saved = saved.with("/search?q=" + "%E6".repeat(100) + i);
        }

        assertThat(saved.cookie().getValue().length()).isLessThanOrEqualTo(3_500);
        assertThat(saved.addresses().getFirst()).endsWith("29");
    }

    @Test
    void aCookieOfAnyContentIsRead() {
        for (String value : List.of("", "|", "||/search?q=a|javascript:alert(1)", "/search?q=%")) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setCookies(new Cookie("searches", value));

            for (String address : SavedSearches.of(request).addresses()) {
                assertThat(address).startsWith("/search?");
                assertThat(NONE.name(address)).isNotEmpty();
            }
        }
    }

    @Test
    void aSearchIsCalledByItsWords() {
        assertThat(NONE.name("/search?q=%E6%B9%BF%E5%9C%B0&year=2024")).isEqualTo("湿地");
        assertThat(NONE.name("/search?year=2024")).isEqualTo("/search?year=2024");
    }
}
