package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts ask of their window goes through the shim; what only looks like it stays. */
class WindowRewriterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            textBlock =
                    """
                    location.href = "/a"               ~ __dc_own(location).href = "/a"
                    var l = location;                  ~ var l = __dc_own(location);
                    var { host } = location            ~ var { host } = __dc_own(location)
                    x = "" + location                  ~ x = "" + __dc_own(location)
                    return location                    ~ return __dc_own(location)
                    new URL(location)                  ~ new URL(__dc_own(location))
                    location?.hash                     ~ __dc_own(location)?.hash
                    location["host"]                   ~ __dc_own(location)["host"]
                    if (location == l) {}              ~ if (__dc_own(location) == l) {}
                    `${location}/${location.host}`     ~ `${__dc_own(location)}/${__dc_own(location).host}`
                    window.location                    ~ __dc_own(window.location)
                    f(document.location)               ~ f(__dc_own(document.location))
                    window.location = "/b"             ~ __dc_own(window.location).href = "/b"
                    e.location.search                  ~ __dc_own(e.location).search
                    f.contentWindow.location.href      ~ __dc_own(f.contentWindow.location).href
                    top.location = self.location       ~ __dc_own(__dc_own(top).location).href = __dc_own(self.location)
                    if (top !== self) go()             ~ if (__dc_own(top) !== self) go()
                    if (self != top) go()              ~ if (self != __dc_own(top)) go()
                    window.top.document                ~ __dc_own(window.top).document
                    parent.postMessage(a, b(1))        ~ parent.postMessage(...__dc_message(a, b(1)))
                    postMessage("x")                   ~ postMessage(...__dc_message("x"))
                    for (;;) { location.hash }         ~ for (;;) { __dc_own(location).hash }
                    a = { b: location.host }           ~ a = { b: __dc_own(location).host }
                    a ? location : b                   ~ a ? __dc_own(location) : b
                    postMessage(location.href)         ~ postMessage(...__dc_message(__dc_own(location).href))
                    """)
    void asksTheShim(String script, String rewritten) {
        assertThat(WindowRewriter.rewrite(script)).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var location = 1",
                "let location;",
                "function location() {}",
                "function f(location) { return 1 }",
                "f = (location) => 1",
                "f = location => 1",
                "try { } catch (location) { }",
                "const { location } = props",
                "const { location, history } = props",
                "const [location, setLocation] = useState()",
                "x = { location: 1, location() {} }",
                "class A { location = 1; get location() {} static location() {} }",
                "import { location } from './a.js'",
                "import location from './a.js'",
                "export { x as location }",
                "a.location = 1",
                "self.location = 1",
                "a.location(1)",
                "a.location",
                "location += '#x'",
                "location = '/a'",
                "delete a.location.b",
                "rect.top + 1",
                "var top = rect.top, b = top - 1",
                "style.top = top + 'px'",
                "'location.href'",
                "/location.href/.test(x)",
                "// location.href",
                "/* location.href */",
                "`location.href`",
                "a.locations.href",
                "$location.href",
                "function postMessage(a) { }",
                "x = { postMessage(a) { } }",
                "stop.location2.href"
            })
    void leavesWhatIsNoRead(String script) {
        assertThat(WindowRewriter.rewrite(script)).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "location.",
                "a.location.",
                "postMessage(",
                "(location",
                "location",
                "top",
                "top.",
                "window.location =",
                "...location.a",
                "}location.a",
                ")location.a"
            })
    void brokenScriptsBreakNothing(String script) {
        assertThatCode(() -> WindowRewriter.rewrite(script)).doesNotThrowAnyException();
    }

    @Test
    void aLineWithoutSemicolonIsNotCalled() {
        assertThat(WindowRewriter.rewrite("a()\nlocation.reload()"))
                .isEqualTo("a()\n__dc_own(location).reload()");
    }

    @Test
    @Timeout(20)
    void hostileScriptsTakeTimeInProportion() {
        for (String piece :
                new String[] {
                    "a.location.",
                    "location(",
                    "postMessage(",
                    "top.",
                    " location ==",
                    "(location)",
                    "(location,",
                    "f(x).location",
                    "[location].location",
                    "window[",
                    "eval(",
                    "(eval)(",
                    "{location}=window",
                    "?.location",
                    "++",
                    "<!--"
                }) {
            String script = piece.repeat(2_000_000 / piece.length());
            assertThat(WindowRewriter.rewrite(script).length())
                    .isGreaterThanOrEqualTo(script.length());
        }
    }
}
