// Location and the top window can't be replaced: scripts ask for them through __dc_own.
var real = location;
var urlParts = ["host", "hostname", "port", "protocol", "pathname", "search", "hash"];
function ownUrl() {
  return new URL(isBlank() ? real.href : pageUrl() + real.hash);
}
function go(place, url, how) {
  place[how || "assign"](new URL(archived(String(url), page), baseUri.call(document)).href);
}
// What a script takes for a location: of this window, or of another one that this window leads.
function likeLocation(place, url) {
  var made = Object.create(of("Location"));
  function property(name, get, set) {
    Object.defineProperty(made, name, { enumerable: true, configurable: false, get: get, set: set });
  }
  property("href", function () { return url().href; }, function (value) { go(place, value); });
  property("origin", function () { return url().origin; });
  property("ancestorOrigins", function () { return place.ancestorOrigins; });
  urlParts.forEach(function (name) {
    property(name, function () { return url()[name]; }, function (value) {
      if (name === "hash") { place.hash = value; return; }
      var changed = url();
      changed[name] = value;
      go(place, changed.href);
    });
  });
  [["assign", function (value) { go(place, value); }], ["replace", function (value) { go(place, value, "replace"); }],
    ["reload", function () { place.reload(); }], ["toString", function () { return url().href; }]]
    .forEach(function (method) { Object.defineProperty(made, method[0], { enumerable: true, value: method[1] }); });
  return made;
}
var own = likeLocation(real, ownUrl);
Object.defineProperty(real, "__dc_own", { value: own });
var others = new WeakMap();
function otherOwn(place) {
  if (!place.__dc_own) { return place; }
  if (!others.has(place)) {
    others.set(place, likeLocation(place, function () { return new URL(place.__dc_own.href); }));
  }
  return others.get(place);
}

function outermost() {
  var found = window;
  try {
    while (found.parent !== found && found.parent.__dc_root !== undefined) {
      if (found.__dc_root) { return found; }
      found = found.parent;
    }
  } catch (e) { /* the next one is the reader's */ }
  return found;
}
var top = window.top;
Object.defineProperty(window, "__dc_root", { value: root });
function ownOf(value) {
  if (value === real) { return own; }
  if (value === top) { return outermost(); }
  if (value === realEval) { return readEval; }
  if (typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Location]") {
    return otherOwn(value);
  }
  return value;
}
Object.defineProperty(window, "__dc_own", { value: ownOf });
// A window or document that a script takes apart, as by "const { location } = window".
Object.defineProperty(window, "__dc_in", {
  value: function (value) {
    var kind = Object.prototype.toString.call(value);
    if (kind !== "[object Window]" && kind !== "[object HTMLDocument]") { return value; }
    return new Proxy({}, {
      get: function (target, name) { return ownOf(value[name]); },
      set: function (target, name, given) { value[name] = given; return true; },
      has: function (target, name) { return name in value; }
    });
  }
});
function define(owner, name, get, set) {
  try {
    Object.defineProperty(owner, name, { configurable: true, enumerable: true, get: get, set: set });
  } catch (e) { /* as it is */ }
}
if (root) {
  define(window, "parent", function () { return window; }, function () {});
}
define(window, "origin", function () { return site; }, function () {});
var named = "";
if (root) {
  define(window, "name", function () { return named; }, function (name) { named = String(name); });
}
["URL", "documentURI"].forEach(function (name) {
  reads(of("Document"), name, function (value) { return this === document ? ownUrl().href : original(value); });
});
reads(of("Node"), "baseURI", function (value) { return original(value); });
reads(of("Document"), "referrer", function (value) { return value.indexOf(content) === 0 ? original(value) : ""; });
var domain = new URL(site).hostname;
define(of("Document"), "domain", function () { return domain; }, function (value) { domain = String(value); });
["oldURL", "newURL"].forEach(function (name) { reads(of("HashChangeEvent"), name, original); });
