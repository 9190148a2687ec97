// What a site stores is kept apart from what others do, as far as one origin allows: under names
// that begin with the site's own. A script that goes looking can get at the rest.
var realSession = null, realLocal = null;
try { realSession = window.sessionStorage; realLocal = window.localStorage; } catch (e) { /* refused: below */ }
// Private windows refuse storage to frames: then what is stored lasts as long as the page.
function memory() {
  var all = new Map();
  return {
    get length() { return all.size; },
    key: function (n) { return Array.from(all.keys())[n]; },
    getItem: function (name) { return all.has(name) ? all.get(name) : null; },
    setItem: function (name, value) { if (all.size < 1000) { all.set(name, String(value)); } },
    removeItem: function (name) { all.delete(name); }
  };
}
realSession = realSession || memory();
realLocal = realLocal || memory();
function kept(area, prefix) {
  function names() {
    var all = [];
    for (var n = 0; n < area.length; n++) {
      var key = area.key(n);
      if (key.indexOf(prefix) === 0) { all.push(key.slice(prefix.length)); }
    }
    return all;
  }
  function get(name) { return area.getItem(prefix + name); }
  var methods = {
    getItem: function (name) { return get(name); },
    setItem: function (name, value) { area.setItem(prefix + name, value); },
    removeItem: function (name) { area.removeItem(prefix + name); },
    clear: function () { names().forEach(function (name) { area.removeItem(prefix + name); }); },
    key: function (n) { var all = names(); return n < all.length ? all[n] : null; }
  };
  return new Proxy(Object.create(of("Storage")), {
    get: function (target, name) {
      if (name === "length") { return names().length; }
      if (Object.prototype.hasOwnProperty.call(methods, name)) { return methods[name]; }
      if (typeof name === "symbol" || name in target) { return target[name]; }
      var value = get(name);
      return value === null ? undefined : value;
    },
    set: function (target, name, value) { area.setItem(prefix + String(name), value); return true; },
    deleteProperty: function (target, name) { area.removeItem(prefix + String(name)); return true; },
    has: function (target, name) { return name in target || get(String(name)) !== null; },
    ownKeys: function () { return names(); },
    getOwnPropertyDescriptor: function (target, name) {
      var value = typeof name === "string" ? get(name) : null;
      return value === null ? undefined : { value: value, writable: true, enumerable: true, configurable: true };
    }
  });
}
[["localStorage", realLocal], ["sessionStorage", realSession]].forEach(function (area) {
  var stored = kept(area[1], "dc " + site + " ");
  define(window, area[0], function () { return stored; });
});
// Other sites' changes are no news to this one.
var changedKey = Object.getOwnPropertyDescriptor(of("StorageEvent"), "key").get;
window.addEventListener("storage", function (event) {
  var key = changedKey.call(event);
  if (key !== null && key.indexOf("dc " + site + " ") !== 0) { event.stopImmediatePropagation(); }
}, true);
reads(of("StorageEvent"), "key", function (key) { return key && key.replace("dc " + site + " ", ""); });
reads(of("StorageEvent"), "url", original);

function apart(prototype, names) {
  names.forEach(function (name) { if (prototype) { first(prototype, name, function (key) { return site + " " + key; }); } });
}
apart(of("IDBFactory"), ["open", "deleteDatabase"]);
reads(of("IDBDatabase"), "name", function (name) { return name.replace(site + " ", ""); });
apart(of("CacheStorage"), ["open", "has", "delete"]);

// Cookies (RFC 6265 §5) of the visit: they go nowhere, and end with the window.
var jarName = "dc cookies";
function jar() {
  try { return JSON.parse(realSession.getItem(jarName)) || []; } catch (e) { return []; }
}
function within(host, domain) { return host === domain || host.slice(-domain.length - 1) === "." + domain; }
function live(cookie) { return cookie.until === null || cookie.until > now(); }
Object.defineProperty(of("Document"), "cookie", {
  configurable: false,
  get: function () {
    var url = new URL(pageUrl());
    return jar().filter(function (c) {
      return live(c) && (c.only ? url.hostname === c.host : within(url.hostname, c.host)) &&
        (url.pathname === c.path || url.pathname.indexOf(c.path.replace(/\/?$/, "/")) === 0);
    }).sort(function (a, b) { return b.path.length - a.path.length; })
      .map(function (c) { return c.name ? c.name + "=" + c.value : c.value; }).join("; ");
  },
  set: function (text) {
    var url = new URL(pageUrl());
    var parts = String(text).slice(0, 4096).split(";");
    var equals = parts[0].indexOf("=");
    var cookie = { name: parts[0].slice(0, Math.max(equals, 0)).trim(), value: parts[0].slice(equals + 1).trim(),
      host: url.hostname, only: true, path: url.pathname.replace(/\/[^/]*$/, "") || "/", until: null };
    var refused = false;
    parts.slice(1).forEach(function (part) {
      var pair = /^\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?$/.exec(part);
      var value = (pair && pair[2]) || "";
      var name = pair ? pair[1].toLowerCase() : "";
      if (name === "path" && value[0] === "/") { cookie.path = value; }
      if (name === "max-age" && /^-?\d+$/.test(value)) { cookie.until = now() + value * 1000; cookie.aged = true; }
      if (name === "expires" && !cookie.aged && !isNaN(Now.parse(value))) { cookie.until = Now.parse(value); }
      if (name === "domain" && value) {
        cookie.host = value.replace(/^\./, "").toLowerCase();
        cookie.only = false;
        refused = refused || !within(url.hostname, cookie.host) || cookie.host.indexOf(".") < 0;
      }
      if (name === "httponly" || (name === "secure" && url.protocol !== "https:")) { refused = true; }
    });
    if (refused || (!cookie.name && !cookie.value)) { return; }
    var all = jar().filter(function (c) {
      return live(c) && !(c.name === cookie.name && c.host === cookie.host && c.path === cookie.path);
    });
    if (live(cookie)) { all.push(cookie); }
    try { realSession.setItem(jarName, JSON.stringify(all.slice(-200))); } catch (e) { /* full */ }
  }
});
