// Markup and styles that scripts write: put right once they are in the page. What the content
// policy stopped meanwhile is loaded again from its new address.
var whole = /\/\/|^\s*([\/\\]|https?:)|\(\s*["']?\//i;
function repairAttribute(element, name) {
  var value = getAttribute.call(element, name);
  if (!value || (name !== "srcdoc" && !whole.test(value))) { return; }
  var better = meant(element, name.replace(/^xlink:/, ""), value);
  if (better !== value) {
    remember(element, name, value, better);
    setAttribute.call(element, name, better);
  }
}
function repairStyle(element) {
  var text = element.textContent;
  var better = archivedStyle(text);
  if (better !== text) { element.textContent = better; }
}
function repair(node) {
  if (node.nodeType === 3 && node.parentNode && node.parentNode.tagName === "STYLE") {
    repairStyle(node.parentNode);
  }
  if (node.nodeType !== 1) { return; }
  watched.forEach(function (name) { repairAttribute(node, name); });
  if (node.tagName === "STYLE") { repairStyle(node); }
  if (node.tagName === "IFRAME") { enter(node); }
  var target = getAttribute.call(node, "target");
  if (target && /^_(top|parent)$/i.test(target)) { setAttribute.call(node, "target", "dc_page"); }
  for (var child = node.firstElementChild; child; child = child.nextElementSibling) { repair(child); }
}
var Observer = window.MutationObserver;
function watch(tree) {
  new Observer(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") {
        repairAttribute(change.target, change.attributeNamespace ? "xlink:href" : change.attributeName);
      } else {
        change.addedNodes.forEach(repair);
      }
    });
  }).observe(tree, { childList: true, subtree: true, attributes: true, attributeFilter: watched.concat(["href"]) });
}
var attachShadow = of("Element").attachShadow;
if (attachShadow) {
  of("Element").attachShadow = function (options) {
    var tree = attachShadow.call(this, options);
    watch(tree);
    return tree;
  };
}

// Markup is put right before it is parsed where it can be: a written script runs at once, a link
// has the browser connect at once, and what the content policy would stop isn't tried first.
var tags = /<([a-z][a-z0-9]*)([\s\/][^<>=]*(?:=\s*(?:"[^"]*"|'[^']*'|(?!["'\s]))[^<>=]*)*)>/gi;
var attribute = /([^\s\/<>=]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>][^\s<>]*))?/g;
function archivedMarkup(text) {
  return String(text).replace(tags, function (all, tag, attributes) {
    return "<" + tag + attributes.replace(attribute, function (one, name, equals, written) {
      if (!written || !/^(src|href|poster|srcset|srcdoc|data|action)$/i.test(name)) { return one; }
      var value = valueOf(written);
      var lower = name.toLowerCase();
      if (lower !== "srcdoc" && !whole.test(value)) { return one; }
      // A link asks for nothing yet.
      if (/^a(rea)?$/i.test(tag) && /^\/[^/]/.test(value)) { return one; }
      var better = meant({ tagName: tag }, lower, value);
      return better === value ? one : name + equals + "\"" + escaped(better) + "\"";
    }) + ">";
  });
}
// What a value stands for, as the browser reads it; in this document nothing is asked for.
var inert = document.implementation.createHTMLDocument("").body;
var setMarkup = Object.getOwnPropertyDescriptor(of("Element"), "innerHTML").set;
function valueOf(written) {
  if (written.indexOf("&") < 0) { return /^["']/.test(written) ? written.slice(1, -1) : written; }
  setMarkup.call(inert, "<p title=" + written + ">");
  return getAttribute.call(inert.firstChild, "title");
}
function escaped(value) {
  return String(value).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
// The page of a frame that a script writes; one that the content site wrote has the shim already.
var ownScript = /<script src="[^"]*\/_dc\/shim\.js"><\/script>/;
function innerPage(text) {
  var better = archivedMarkup(text);
  return ownScript.test(better) ? better : "<script src=\"" + content + "/_dc/shim.js\"></script>" + better;
}
function withoutShim(text) { return text.replace(ownScript, ""); }
// Markup whose scripts run.
function writtenMarkup(text) {
  return archivedMarkup(text).replace(/(<script(\s[^<>]*)?>)([^]*?)(?=<\/script)/gi, function (all, tag, attributes, inside) {
    var type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes || "");
    return isCode(type && type[1]) ? tag + code(inside) : all;
  });
}
// A link that is written piece by piece waits for its end, since it is read as a whole only then.
var begun = new WeakMap();
var beginning = /<(?:l(?:i(?:n(?:k(?:[\s\/][^<>]*)?)?)?)?)?$/i;
["write", "writeln"].forEach(function (name) {
  var old = of("Document")[name];
  of("Document")[name] = function () {
    var text = (begun.get(this) || "") + Array.prototype.map.call(arguments, String).join("");
    var end = text.search(beginning);
    begun.set(this, end < 0 ? "" : text.slice(end));
    return old.call(this, writtenMarkup(end < 0 ? text : text.slice(0, end)));
  };
});
function contained(text) {
  return this.tagName === "STYLE" ? archivedStyle(text) : this.tagName === "SCRIPT" ? scriptText(this, String(text)) : archivedMarkup(text);
}
[of("Element"), of("ShadowRoot")].forEach(function (prototype) {
  ["innerHTML", "outerHTML"].forEach(function (name) { wrap(prototype, name, contained, originals); });
});
// A sheet that is put right only later would lose the rules that a script has added meanwhile.
wrap(of("Node"), "textContent", function (text) {
  if (this.nodeType === 2) { return archivedValue(this, text); }
  return this.tagName === "STYLE" ? archivedStyle(text) : this.tagName === "SCRIPT" ? scriptText(this, String(text)) : text;
});
wrap(of("HTMLElement"), "innerText", function (text) { return this.tagName === "STYLE" ? archivedStyle(text) : text; });
function first(owner, name, change) {
  var old = owner && owner[name];
  if (!old) { return; }
  owner[name] = function () {
    var args = Array.prototype.slice.call(arguments);
    args[0] = change(args[0]);
    return old.apply(this, args);
  };
}
var insertAdjacentHTML = of("Element").insertAdjacentHTML;
of("Element").insertAdjacentHTML = function (where, text) {
  return insertAdjacentHTML.call(this, where, archivedMarkup(text));
};
[of("Element"), of("ShadowRoot")].forEach(function (prototype) { first(prototype, "setHTMLUnsafe", archivedMarkup); });
first(window.Document, "parseHTMLUnsafe", archivedMarkup);
first(of("Range"), "createContextualFragment", writtenMarkup);
// What is read apart from the page asks for nothing there, and once it is in the page it is repaired
// like the rest; but a link has the browser connect before that.
var parseFromString = of("DOMParser").parseFromString;
of("DOMParser").parseFromString = function () {
  var made = parseFromString.apply(this, arguments);
  if (made.contentType === "text/html") {
    made.querySelectorAll("link[href]").forEach(function (link) { repairAttribute(link, "href"); });
  }
  return made;
};
first(of("CSSStyleSheet"), "insertRule", archivedStyle);
first(of("CSSStyleSheet"), "replace", archivedStyle);
first(of("CSSStyleSheet"), "replaceSync", archivedStyle);
first(of("CSSGroupingRule"), "insertRule", archivedStyle);

// Styles that a script sets, and reads: properties are none of the prototype's.
var styles = of("CSSStyleDeclaration");
wrap(styles, "cssText", archivedStyle, originals);
var setProperty = styles.setProperty;
styles.setProperty = function (name, value, priority) {
  return setProperty.call(this, name, archivedStyle(value), priority || "");
};
var getPropertyValue = styles.getPropertyValue;
styles.getPropertyValue = function (name) { return originals(getPropertyValue.call(this, name)); };
var getComputedStyle = window.getComputedStyle;
window.getComputedStyle = function () {
  return new Proxy(getComputedStyle.apply(window, arguments), {
    get: function (style, name) {
      var value = style[name];
      return typeof value === "function" ? value.bind(style) : originals(value);
    }
  });
};
