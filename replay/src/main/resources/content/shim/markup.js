// Markup and styles that scripts write: put right once they are in the page. What the content
// policy stopped meanwhile is loaded again from its new address.
function repairAttribute(element, name) {
  var value = getAttribute.call(element, name);
  if (!value || !/\/\/|^\s*\/|\(\s*["']?\//.test(value)) { return; }
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

// Markup is put right before it is parsed where it can be: a written script runs at once, and
// what the content policy would stop isn't tried first.
function archivedMarkup(text) {
  return String(text).replace(/<([a-z][a-z0-9]*)(\s[^<>]*)>/gi, function (all, tag, attributes) {
    return "<" + tag + attributes.replace(
      /(\s)(src|href|poster|srcset|data|action)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi,
      function (whole, space, name, equals, value) {
        var quote = /^["']/.test(value) ? value[0] : "";
        var bare = quote ? value.slice(1, -1) : value;
        if (!/\/\/|^\s*\//.test(bare) || bare.indexOf("&") >= 0) { return whole; }
        // A link asks for nothing yet.
        if (/^a(rea)?$/i.test(tag) && /^\/[^/]/.test(bare)) { return whole; }
        var better = meant({ tagName: tag.toUpperCase() }, name.toLowerCase(), bare);
        return space + name + equals + quote + better + quote;
      }) + ">";
  });
}
// Markup whose scripts run.
function writtenMarkup(text) {
  return archivedMarkup(text).replace(/(<script(\s[^<>]*)?>)([^]*?)(?=<\/script)/gi, function (all, tag, attributes, inside) {
    var type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes || "");
    return isCode(type && type[1]) ? tag + code(inside) : all;
  });
}
["write", "writeln"].forEach(function (name) {
  var old = of("Document")[name];
  of("Document")[name] = function () {
    return old.apply(this, Array.prototype.map.call(arguments, writtenMarkup));
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
  return this.tagName === "STYLE" ? archivedStyle(text) : this.tagName === "SCRIPT" ? scriptText(this, String(text)) : text;
});
wrap(of("HTMLElement"), "innerText", function (text) { return this.tagName === "STYLE" ? archivedStyle(text) : text; });
wrap(of("HTMLIFrameElement"), "srcdoc", function (text) {
  return "<script src=\"" + content + "/_dc/shim.js\"></script>" + archivedMarkup(text);
}, function (text) { return originals(text).replace(/^<script src="[^"]*\/_dc\/shim\.js"><\/script>/, ""); });
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
first(of("Range"), "createContextualFragment", writtenMarkup);
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
