// A script that a script writes, if it is one and no template.
function isCode(type) { return /^\s*($|module\s*$|(text|application)\/(x-)?(java|ecma|j)script)/i.test(type || ""); }
function scriptText(element, text) { return element.tagName === "SCRIPT" && isCode(getAttribute.call(element, "type")) ? code(text) : text; }
["text", "textContent", "innerText"].forEach(function (name) {
  wrap(of("HTMLScriptElement"), name, function (text) { return scriptText(this, String(text)); });
});
