// Runs first in every archived page: reports where the reader is, and keeps requests that scripts
// make in the archive. The content security policy is what stops the rest; this only makes more of
// it work.
(function () {
  "use strict";
  var reader = "%READER%";
  var here = /^\/(\d{14})([a-z]{2}_)?\/(.+)$/.exec(location.pathname + location.search);
  var framed = window.parent !== window;
  var root = true;
  try {
    root = !framed || window.parent.location.origin !== location.origin;
  } catch (e) {
    root = true;
  }

  if (root) {
    window.name = "dc_page";
  }
  if (!framed && here && here[2] === "if_") {
    location.replace(reader + "/" + here[1] + "/" + here[3] + location.hash);
    return;
  }

  // Of an address that a script only put into the bar nothing need be archived; it may do so before
  // the page has been read to its end.
  var written = false;
  function tell() {
    if (framed && root) {
      var now = /^\/(\d{14})([a-z]{2}_)?\/(.+)$/.exec(location.pathname + location.search);
      if (now) {
        window.parent.postMessage(
          { dc: "location", timestamp: now[1], url: now[3] + location.hash, title: document.title,
            written: written }, reader);
      }
    }
  }
  document.addEventListener("DOMContentLoaded", tell);
  window.addEventListener("hashchange", tell);
  window.addEventListener("popstate", function () { written = true; tell(); });

  if (!here) {
    return;
  }
  var timestamp = here[1];
  var pageUrl = here[3].replace(/^(https?):\/+/i, "$1://");
  var page = here[2] || "";
  // A site's own path may begin with digits too: what is ours goes on with a scheme.
  var ours = /^\/(\d{1,14})([a-z]{2}_)?\/https?:\/|^\/_dc\//i;

  function archived(value, modifier) {
    if (value === null || value === undefined) { return value; }
    var text = String(value).trim();
    if (text === "" || /^(#|data:|blob:|javascript:|about:|mailto:|tel:)/i.test(text)) { return value; }
    try {
      var absolute;
      var direct = new URL(text, document.baseURI || location.href);
      if (direct.origin === location.origin) {
        if (ours.test(direct.pathname)) { return value; }
        absolute = new URL(direct.pathname + direct.search + direct.hash, pageUrl).href;
      } else if (/^https?:$/.test(direct.protocol)) {
        absolute = direct.href;
      } else {
        return value;
      }
      return "/" + timestamp + modifier + "/" + absolute;
    } catch (e) {
      return value;
    }
  }

  function archivedSet(value) {
    return String(value).replace(/(^|,\s+|,(?=https?:))(\S+?)(?=\s|,\s|,?$)/g, function (all, before, url) {
      return before + archived(url, "im_");
    });
  }

  // Addresses in styles that scripts write; relative ones lead into the archive by themselves.
  function archivedStyle(value) {
    if (value === null || value === undefined || !/\/\/|\(\s*["']?\/|@import/i.test(value)) { return value; }
    return String(value).replace(/(@import\s+(?:url\(\s*)?|url\(\s*)(["']?)([^"'()\s;]+)/gi,
      function (all, before, quote, url) {
        return before + quote + archived(url, /^@/.test(before) ? "cs_" : "im_");
      });
  }

  function wrap(prototype, name, change) {
    var old = prototype && Object.getOwnPropertyDescriptor(prototype, name);
    if (old && old.set) {
      Object.defineProperty(prototype, name, {
        configurable: true, enumerable: old.enumerable, get: old.get,
        set: function (value) { old.set.call(this, change(value)); }
      });
    }
  }
  function to(modifier) { return function (value) { return archived(value, modifier); }; }
  function of(name) { return window[name] && window[name].prototype; }

  wrap(of("HTMLImageElement"), "src", to("im_"));
  wrap(of("HTMLImageElement"), "srcset", archivedSet);
  wrap(of("HTMLSourceElement"), "src", to("im_"));
  wrap(of("HTMLSourceElement"), "srcset", archivedSet);
  wrap(of("HTMLMediaElement"), "src", to("im_"));
  wrap(of("HTMLVideoElement"), "poster", to("im_"));
  wrap(of("HTMLTrackElement"), "src", to("im_"));
  wrap(of("HTMLInputElement"), "src", to("im_"));
  wrap(of("HTMLScriptElement"), "src", to("js_"));
  wrap(of("HTMLLinkElement"), "href", to("cs_"));
  wrap(of("HTMLIFrameElement"), "src", to("if_"));
  wrap(of("HTMLEmbedElement"), "src", to("if_"));
  wrap(of("HTMLObjectElement"), "data", to("if_"));
  wrap(of("HTMLAnchorElement"), "href", to(page));
  wrap(of("HTMLAreaElement"), "href", to(page));
  wrap(of("HTMLFormElement"), "action", to(page));
  ["HTMLScriptElement", "HTMLLinkElement"].forEach(function (name) {
    wrap(of(name), "integrity", function () { return ""; });
  });
  wrap(of("HTMLScriptElement"), "type", function (value) {
    // Such rules would have the browser fetch pages ahead, past the content policy.
    return /^\s*speculationrules\s*$/i.test(value) ? "application/json" : value;
  });

  var modifiers = { IMG: "im_", SOURCE: "im_", VIDEO: "im_", AUDIO: "im_", TRACK: "im_", INPUT: "im_", IMAGE: "im_",
    USE: "im_", SCRIPT: "js_", LINK: "cs_", IFRAME: "if_", FRAME: "if_", EMBED: "if_", OBJECT: "if_" };
  var addresses = ["src", "href", "poster", "action", "formaction", "data", "background"];
  var sets = ["srcset", "imagesrcset"];

  // What a script that names an attribute means by its value.
  function meant(element, name, value) {
    if (addresses.indexOf(name) >= 0 && (name !== "data" || element.tagName === "OBJECT")) {
      return archived(value, name === "poster" || name === "background" ? "im_"
        : modifiers[String(element.tagName).toUpperCase()] || page);
    }
    if (sets.indexOf(name) >= 0) { return archivedSet(value); }
    if (name === "style") { return archivedStyle(value); }
    if (name === "type" && /^\s*speculationrules\s*$/i.test(value)) { return "application/json"; }
    return value;
  }
  var setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    var lower = String(name).toLowerCase();
    if (lower === "integrity" || lower === "referrerpolicy") { return undefined; }
    return setAttribute.call(this, name, meant(this, lower.replace(/^xlink:/, ""), value));
  };
  var setAttributeNS = Element.prototype.setAttributeNS;
  Element.prototype.setAttributeNS = function (namespace, name, value) {
    return setAttributeNS.call(this, namespace, name,
      meant(this, String(name).toLowerCase().replace(/^.*:/, ""), value));
  };

  // Markup and styles that scripts write: put right once they are in the page. What the content
  // policy stopped meanwhile is loaded again from its new address.
  function repairAttribute(element, name) {
    var value = element.getAttribute(name);
    if (!value || !/\/\/|^\s*\/|\(\s*["']?\//.test(value)) { return; }
    var better = meant(element, name.replace(/^xlink:/, ""), value);
    if (better !== value) { setAttribute.call(element, name, better); }
  }
  var watched = addresses.concat(sets, ["style", "xlink:href"]);
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
    var target = node.getAttribute("target");
    if (target && /^_(top|parent)$/i.test(target)) { setAttribute.call(node, "target", "dc_page"); }
    for (var child = node.firstElementChild; child; child = child.nextElementSibling) { repair(child); }
  }
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") {
        repairAttribute(change.target, change.attributeNamespace ? "xlink:href" : change.attributeName);
      } else {
        change.addedNodes.forEach(repair);
      }
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: watched.concat(["href"]) });

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
          var better = meant({ tagName: tag.toUpperCase() }, name.toLowerCase(), bare);
          return space + name + equals + quote + better + quote;
        }) + ">";
    });
  }
  ["write", "writeln"].forEach(function (name) {
    var old = Document.prototype[name];
    Document.prototype[name] = function () {
      return old.apply(this, Array.prototype.map.call(arguments, archivedMarkup));
    };
  });
  wrap(Element.prototype, "innerHTML", archivedMarkup);
  wrap(Element.prototype, "outerHTML", archivedMarkup);
  var insertAdjacentHTML = Element.prototype.insertAdjacentHTML;
  Element.prototype.insertAdjacentHTML = function (where, text) {
    return insertAdjacentHTML.call(this, where, archivedMarkup(text));
  };
  first(of("Range"), "createContextualFragment", archivedMarkup);

  function first(owner, name, change) {
    var old = owner && owner[name];
    if (!old) { return; }
    owner[name] = function () {
      var args = Array.prototype.slice.call(arguments);
      args[0] = change(args[0]);
      return old.apply(this, args);
    };
  }
  first(of("CSSStyleSheet"), "insertRule", archivedStyle);
  first(of("CSSStyleSheet"), "replace", archivedStyle);
  first(of("CSSStyleSheet"), "replaceSync", archivedStyle);
  first(of("CSSGroupingRule"), "insertRule", archivedStyle);

  function construct(name, index, change) {
    var Old = window[name];
    if (!Old) { return; }
    function New() {
      var args = Array.prototype.slice.call(arguments);
      if (args.length > index) { args[index] = change(args[index]); }
      return Reflect.construct(Old, args, new.target === New ? Old : new.target);
    }
    New.prototype = Old.prototype;
    Object.setPrototypeOf(New, Old);
    Object.defineProperty(Old.prototype, "constructor", { configurable: true, writable: true, value: New });
    window[name] = New;
  }
  construct("Audio", 0, to("im_"));
  construct("Worker", 0, to("js_"));
  construct("EventSource", 0, to("js_"));
  construct("FontFace", 1, function (source) { return typeof source === "string" ? archivedStyle(source) : source; });

  if (window.fetch) {
    var fetch = window.fetch;
    window.fetch = function (input, init) {
      if (window.Request && input instanceof Request) {
        var moved = archived(input.url, "js_");
        return fetch.call(window, moved === input.url ? input : new Request(moved, input), init);
      }
      return fetch.call(window, archived(input, "js_"), init);
    };
  }
  if (window.XMLHttpRequest) {
    var open = XMLHttpRequest.prototype.open;
    XMLHttpRequest.prototype.open = function (method, url) {
      var args = Array.prototype.slice.call(arguments);
      args[1] = archived(url, "js_");
      return open.apply(this, args);
    };
  }
  // import(x): relative specifiers are relative to the script, bare ones are for the import map.
  Object.defineProperty(window, "__dc_import", {
    value: function (specifier) {
      var text = String(specifier);
      return /^(https?:|\/)/i.test(text) ? archived(text, "js_") : text;
    }
  });

  // In a sandbox a frame may lead elsewhere only what is inside it, neither its neighbour nor what
  // is around it (HTML Standard, "allowed by sandboxing to navigate"). Pages made of frames live by
  // that, so the outermost page of the archive does it for them.
  function outermost() {
    var found = window;
    try {
      while (found.parent !== found && found.parent.location.origin === location.origin) { found = found.parent; }
    } catch (e) { /* the next one is the reader's */ }
    return found;
  }
  function frameCalled(name, inside) {
    for (var i = 0; i < inside.length; i++) {
      try {
        if (inside[i].name === name) { return inside[i]; }
        var deeper = frameCalled(name, inside[i]);
        if (deeper) { return deeper; }
      } catch (e) { /* of another origin */ }
    }
    return null;
  }
  function isOutOfReach(name) {
    return !root && !!name && !/^_/.test(name) && name !== window.name && !frameCalled(name, window) &&
      (name === "dc_page" || !!frameCalled(name, outermost()));
  }
  function leadByOutermost(url, name) {
    outermost().postMessage({ dc: "lead", url: String(url), target: name }, location.origin);
  }
  if (root) {
    window.addEventListener("message", function (event) {
      var wish = event.data;
      if (event.origin !== location.origin || !wish || wish.dc !== "lead" || typeof wish.url !== "string") { return; }
      var led = wish.target === "dc_page" ? window : frameCalled(String(wish.target), window);
      var address = new URL(archived(wish.url, page), location.href);
      if (led && address.origin === location.origin) { led.location.assign(address.href); }
    });
  }
  document.addEventListener("click", function (event) {
    var link = event.target instanceof Element ? event.target.closest("a[href],area[href]") : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    var base = document.querySelector("base[target]");
    var name = link.target || (base ? base.target : "");
    if (/^https?:/.test(link.href) && isOutOfReach(name)) {
      event.preventDefault();
      leadByOutermost(link.href, name);
    }
  });

  var openWindow = window.open;
  window.open = function (url, target, features) {
    var name = /^_(top|parent)$/i.test(target || "") ? "dc_page" : target;
    if (url && isOutOfReach(name)) {
      leadByOutermost(new URL(archived(url, page), location.href), name);
      return name === "dc_page" ? outermost() : frameCalled(name, outermost());
    }
    return openWindow.call(window, url ? archived(url, page) : url, name, features);
  };
  ["pushState", "replaceState"].forEach(function (name) {
    var old = history[name];
    history[name] = function (state, title, url) {
      old.call(history, state, title, url === undefined || url === null ? url : archived(url, page));
      written = true;
      tell();
    };
  });
  // location.href = … can't be wrapped: where the browser says that a page is about to leave, it is
  // led to the capture instead.
  if (window.navigation && navigation.addEventListener) {
    navigation.addEventListener("navigate", function (event) {
      var wanted = event.destination.url;
      var inside = archived(wanted, page);
      if (event.cancelable && event.navigationType !== "traverse" && inside !== wanted) {
        event.preventDefault();
        if (event.formData) {
          // Nothing can be submitted to an archive.
          return;
        }
        location[event.navigationType === "replace" ? "replace" : "assign"](inside);
      }
    });
  }

  // What would reach beyond the archive, or last longer than the visit.
  navigator.sendBeacon = function () { return true; };
  ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "SharedWorker"].forEach(function (name) {
    try { Object.defineProperty(window, name, { value: undefined, configurable: false }); } catch (e) { /* absent */ }
  });
  try {
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: function () { return undefined; } });
  } catch (e) { /* absent */ }
  var jar = {};
  Object.defineProperty(Document.prototype, "cookie", {
    configurable: false,
    get: function () {
      return Object.keys(jar).map(function (name) { return name + "=" + jar[name]; }).join("; ");
    },
    set: function (text) {
      var pair = /^\s*([^=;]+)=([^;]*)/.exec(String(text));
      if (pair && Object.keys(jar).length < 100) { jar[pair[1].trim()] = pair[2].trim(); }
    }
  });
})();
