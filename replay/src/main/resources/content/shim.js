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

  function tell() {
    if (framed && root) {
      var now = /^\/(\d{14})([a-z]{2}_)?\/(.+)$/.exec(location.pathname + location.search);
      if (now) {
        window.parent.postMessage(
          { dc: "location", timestamp: now[1], url: now[3] + location.hash, title: document.title }, reader);
      }
    }
  }
  document.addEventListener("DOMContentLoaded", tell);
  window.addEventListener("hashchange", tell);

  if (!here) {
    return;
  }
  var timestamp = here[1];
  var pageUrl = here[3].replace(/^(https?):\/+/i, "$1://");
  var ours = /^\/(\d{1,14})([a-z]{2}_)?\/|^\/_dc\//;

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

  wrap(window.HTMLImageElement && HTMLImageElement.prototype, "src", to("im_"));
  wrap(window.HTMLImageElement && HTMLImageElement.prototype, "srcset", archivedSet);
  wrap(window.HTMLSourceElement && HTMLSourceElement.prototype, "src", to("im_"));
  wrap(window.HTMLMediaElement && HTMLMediaElement.prototype, "src", to("im_"));
  wrap(window.HTMLScriptElement && HTMLScriptElement.prototype, "src", to("js_"));
  wrap(window.HTMLLinkElement && HTMLLinkElement.prototype, "href", to("cs_"));
  wrap(window.HTMLIFrameElement && HTMLIFrameElement.prototype, "src", to("if_"));
  wrap(window.HTMLAnchorElement && HTMLAnchorElement.prototype, "href", to(here[2] || ""));
  wrap(window.HTMLFormElement && HTMLFormElement.prototype, "action", to(here[2] || ""));

  var modifiers = { IMG: "im_", SOURCE: "im_", VIDEO: "im_", AUDIO: "im_", INPUT: "im_", SCRIPT: "js_",
    LINK: "cs_", IFRAME: "if_", FRAME: "if_", EMBED: "if_", OBJECT: "if_" };
  var setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    var lower = String(name).toLowerCase();
    if (lower === "src" || lower === "href" || lower === "action" || lower === "poster" ||
        (lower === "data" && this.tagName === "OBJECT")) {
      value = archived(value, modifiers[this.tagName] || here[2] || "");
    } else if (lower === "srcset") {
      value = archivedSet(value);
    } else if (lower === "integrity") {
      return undefined;
    }
    return setAttribute.call(this, name, value);
  };

  // Markup that scripts write: put right once it is in the page.
  function repair(node) {
    if (node.nodeType !== 1) { return; }
    ["src", "href", "poster", "action"].forEach(function (name) {
      var value = node.getAttribute && node.getAttribute(name);
      if (value && /^(https?:)?\/\//i.test(value)) {
        var better = archived(value, modifiers[node.tagName] || here[2] || "");
        if (better !== value) { setAttribute.call(node, name, better); }
      }
    });
    var target = node.getAttribute && node.getAttribute("target");
    if (target && /^_(top|parent)$/i.test(target)) { setAttribute.call(node, "target", "dc_page"); }
    for (var child = node.firstElementChild; child; child = child.nextElementSibling) { repair(child); }
  }
  new MutationObserver(function (changes) {
    changes.forEach(function (change) { change.addedNodes.forEach(repair); });
  }).observe(document, { childList: true, subtree: true });

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
  var openWindow = window.open;
  window.open = function (url, target, features) {
    var name = /^_(top|parent)$/i.test(target || "") ? "dc_page" : target;
    return openWindow.call(window, url ? archived(url, here[2] || "") : url, name, features);
  };
  ["pushState", "replaceState"].forEach(function (name) {
    var old = history[name];
    history[name] = function (state, title, url) {
      old.call(history, state, title, url === undefined || url === null ? url : archived(url, here[2] || ""));
      tell();
    };
  });

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
