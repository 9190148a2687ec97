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
                    w = window; a = w[n]               ~ w = window; a = __dc_own(w[n])
                    var a = 1, w = self, l = w[n]      ~ var a = 1, w = self, l = __dc_own(w[n])
                    o.w = window; o.w[n].href          ~ o.w = window; __dc_own(o.w[n]).href
                    w = window; v = w; v[n].x          ~ w = window; v = w; __dc_own(v[n]).x
                    w = window; w.top.x                ~ w = window; __dc_own(w.top).x
                    w = window; ({location} = w)       ~ w = window; ({location} = __dc_in(w))
                    e = eval; e(s)                     ~ e = __dc_own(eval); e(s)
                    eval.call(a, s)                    ~ __dc_own(eval).call(a, s)
                    e = window.eval                    ~ e = __dc_own(window.eval)
                    w = self; e = w.eval               ~ w = self; e = __dc_own(w.eval)
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
                "stop.location2.href",
                "top2[n].x; w = window.a; w[n].x",
                "w = window(); w[n].x; location2",
                "{ let w = window } w[n].x; location2",
                "w = window; w[n](1); w[n] = location2",
                "eval = 1; eval += 2; var eval; x = { eval: 1 }",
                "e = a.eval; typeof eval",
                "e = eval => 1"
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
                    "w=window;w[n]",
                    "{w=window;",
                    "=eval",
                    "<!--"
                }) {
            String script = piece.repeat(2_000_000 / piece.length());
            assertThat(WindowRewriter.rewrite(script).length())
                    .isGreaterThanOrEqualTo(script.length());
        }
    }
}
