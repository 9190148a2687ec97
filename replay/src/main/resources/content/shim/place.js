// Where the page is: its archived address, and what an address means here and there. All parts of
// the shim are one function, which the parts of a page that have no address of their own run again.
// Runs first in every archived page. The content security policy is what keeps it in; this only
// makes more of it work.
if (document.currentScript && /\/_dc\/shim\.js$/.test(document.currentScript.src)) {
  // Scripts look for the first script of a page, and mean their own.
  document.currentScript.remove();
}
var reader = "%READER%";
var form = /^\/(\d{14})([a-z]{2}_)?\/(.+)$/;
var around = window.parent;
var framed = around !== window;
var root = true;
try {
  root = !framed || around.location.href === undefined;
} catch (e) { /* the reader's */ }
function isBlank() { return !/^https?:$/.test(location.protocol); }
if (window.__dc_again) {
  // The empty page that a frame begins with lends its window to the first real one.
  window.__dc_again();
  return;
}
if (!inherited && isBlank() && !root && around.__dc_place) {
  inherited = { content: window.origin, place: around.__dc_place() };
}
var content = inherited ? inherited.content : location.origin;
function read() { return form.exec(location.pathname + location.search) || (inherited && form.exec(inherited.place)); }
var here = read();

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
    var now = form.exec(location.pathname + location.search);
    if (now) {
      around.postMessage(
        { dc: "location", timestamp: now[1], url: now[3] + location.hash, title: document.title,
          written: written }, reader);
    }
  }
}
window.addEventListener("hashchange", tell);
window.addEventListener("popstate", function () { written = true; tell(); });

if (!here) {
  document.addEventListener("DOMContentLoaded", tell);
  return;
}
var timestamp = here[1];
var page = here[2] || "";
// A site's own path may begin with digits too: what is ours goes on with a scheme.
var ours = /^\/(\d{1,14})([a-z]{2}_)?\/https?:\/|^\/_dc\//i;

function withScheme(url) { return url.replace(/^(https?):\/+/i, "$1://"); }

// The archived address that the page has now.
function pageUrl() {
  var now = form.exec(location.pathname + location.search);
  return withScheme(now ? now[3] : here[3]);
}
var site = new URL(pageUrl()).origin;

function archived(value, modifier) {
  if (value === null || value === undefined) { return value; }
  var text = String(value).trim();
  if (text === "" || /^(#|data:|blob:|javascript:|about:|mailto:|tel:)/i.test(text)) { return value; }
  try {
    var absolute;
    var direct = new URL(text, baseUri.call(document) || location.href);
    if (direct.origin === content) {
      if (ours.test(direct.pathname)) { return value; }
      absolute = new URL(direct.pathname + direct.search + direct.hash, pageUrl()).href;
    } else if (/^https?:$/.test(direct.protocol)) {
      absolute = direct.href;
    } else {
      return value;
    }
    return (isBlank() ? content : "") + "/" + timestamp + modifier + "/" + absolute;
  } catch (e) {
    return value;
  }
}

// The address that an address of the archive stands for; any other text as it is.
var prefixes = new RegExp("(?:" + content.replace(/[.]/g, "\\.") + ")?/\\d{14}(?:[a-z]{2}_)?/(?=https?://)", "g");
function original(value) {
  if (typeof value !== "string") { return value; }
  var text = value;
  if (text.indexOf(content + "/") === 0 && !ours.test(text.slice(content.length))) {
    return new URL(text.slice(content.length), pageUrl()).href;
  }
  var found = /^(?:https?:\/\/[^/]+)?\/\d{14}(?:[a-z]{2}_)?\/(https?:\/.*)$/i.exec(text);
  return found && (text[0] === "/" || text.indexOf(content + "/") === 0) ? withScheme(found[1]) : value;
}
function originals(value) { return typeof value === "string" ? value.replace(prefixes, "") : value; }

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

function of(name) { return window[name] && window[name].prototype; }
function to(modifier) { return function (value) { return archived(value, modifier); }; }

// Puts something else for what a property gives, or takes.
function wrap(prototype, name, change, read) {
  var old = prototype && Object.getOwnPropertyDescriptor(prototype, name);
  if (!old || !old.get) { return; }
  Object.defineProperty(prototype, name, {
    configurable: true, enumerable: old.enumerable,
    get: read ? function () { return read.call(this, old.get.call(this)); } : old.get,
    set: old.set && (change ? function (value) { old.set.call(this, change.call(this, value)); } : old.set)
  });
}
function reads(prototype, name, read) { wrap(prototype, name, null, read); }
var baseUri = Object.getOwnPropertyDescriptor(Node.prototype, "baseURI").get;
