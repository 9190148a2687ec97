// Addresses that scripts give to elements lead into the archive; what they read again is what
// they gave.
var given = new WeakMap();
var texts = new Map();
function remember(element, name, value, better) {
  if (value === better) { return; }
  var all = given.get(element) || {};
  all[name] = [String(value), String(better)];
  given.set(element, all);
  if (texts.size > 2000) { texts.clear(); }
  texts.set(String(better), String(value));
}
// What an attribute was before it was made to lead into the archive.
function asGiven(element, name, value) {
  var all = given.get(element);
  if (all && all[name] && all[name][1] === value) { return all[name][0]; }
  if (name === "srcdoc") { return withoutShim(originals(value)); }
  return sets.indexOf(name) >= 0 || name === "style" ? originals(value) : original(value);
}
var modifiers = { IMG: "im_", SOURCE: "im_", VIDEO: "im_", AUDIO: "im_", TRACK: "im_", INPUT: "im_", IMAGE: "im_",
  USE: "im_", SCRIPT: "js_", LINK: "cs_", IFRAME: "if_", FRAME: "if_", EMBED: "if_", OBJECT: "if_" };
var addresses = ["src", "href", "poster", "action", "formaction", "data", "background"];
var sets = ["srcset", "imagesrcset"];

// What a script that names an attribute means by its value.
function meant(element, name, value) {
  var tag = String(element.tagName).toUpperCase();
  if (/^on[a-z]/.test(name)) { return code(value); }
  if (tag.indexOf("-") >= 0) { return value; }
  if (addresses.indexOf(name) >= 0 && (name !== "data" || tag === "OBJECT")) {
    return archived(value, name === "poster" || name === "background" ? "im_" : modifiers[tag] || page);
  }
  if (sets.indexOf(name) >= 0) { return archivedSet(value); }
  if (name === "style") { return archivedStyle(value); }
  if (name === "srcdoc" && tag === "IFRAME") { return innerPage(value); }
  if (name === "type" && /^\s*speculationrules\s*$/i.test(value)) { return "application/json"; }
  return value;
}

function address(name, attribute) {
  wrap(of(name), attribute, function (value) {
    var better = meant(this, attribute.toLowerCase(), value);
    remember(this, attribute.toLowerCase(), value, better);
    return better;
  }, function (value) {
    return value === "" ? value : addresses.indexOf(attribute.toLowerCase()) < 0 ? asGiven(this, attribute, value) : original(value);
  });
}
["HTMLImageElement", "HTMLSourceElement", "HTMLMediaElement", "HTMLTrackElement", "HTMLInputElement",
  "HTMLScriptElement", "HTMLIFrameElement", "HTMLFrameElement", "HTMLEmbedElement"].forEach(function (name) {
  address(name, "src");
});
["HTMLImageElement", "HTMLSourceElement"].forEach(function (name) { address(name, "srcset"); });
["HTMLLinkElement", "HTMLAnchorElement", "HTMLAreaElement", "HTMLBaseElement"].forEach(function (name) {
  address(name, "href");
});
address("HTMLIFrameElement", "srcdoc");
address("HTMLVideoElement", "poster");
address("HTMLObjectElement", "data");
address("HTMLFormElement", "action");
["HTMLButtonElement", "HTMLInputElement"].forEach(function (name) { address(name, "formAction"); });
["HTMLImageElement", "HTMLMediaElement"].forEach(function (name) { reads(of(name), "currentSrc", original); });
["baseVal", "animVal"].forEach(function (name) {
  reads(of("SVGAnimatedString"), name, function (value) { return texts.get(value) || original(value); });
});
reads(of("StyleSheet"), "href", original);
["HTMLScriptElement", "HTMLLinkElement"].forEach(function (name) {
  wrap(of(name), "integrity", function () { return ""; });
});
wrap(of("HTMLScriptElement"), "type", function (value) {
  // Such rules would have the browser fetch pages ahead, past the content policy.
  return /^\s*speculationrules\s*$/i.test(value) ? "application/json" : value;
});

// A link is taken apart by scripts that want to know what an address is made of.
var hrefOf = {};
["HTMLAnchorElement", "HTMLAreaElement"].forEach(function (name) {
  if (!of(name)) { return; }
  hrefOf[name] = Object.getOwnPropertyDescriptor(of(name), "href");
  urlParts.concat("origin").forEach(function (part) {
    var old = Object.getOwnPropertyDescriptor(of(name), part);
    if (!old) { return; }
    define(of(name), part, function () {
      try { return new URL(hrefOf[name].get.call(this))[part]; } catch (e) { return old.get.call(this); }
    }, old.set && function (value) {
      try {
        var url = new URL(hrefOf[name].get.call(this));
        url[part] = value;
        this.href = url.href;
      } catch (e) { old.set.call(this, value); }
    });
  });
  of(name).toString = function () { return this.href; };
});

var setAttribute = of("Element").setAttribute;
var getAttribute = of("Element").getAttribute;
of("Element").setAttribute = function (name, value) {
  var lower = String(name).toLowerCase().replace(/^xlink:/, "");
  if (lower === "integrity" || lower === "referrerpolicy") { return undefined; }
  var better = meant(this, lower, value);
  remember(this, lower, value, better);
  return setAttribute.call(this, name, better);
};
of("Element").getAttribute = function (name) {
  var value = getAttribute.call(this, name);
  var lower = String(name).toLowerCase().replace(/^xlink:/, "");
  return value !== null && (watched.indexOf(lower) >= 0 || /^on[a-z]/.test(lower)) ? asGiven(this, lower, value) : value;
};
var setAttributeNS = of("Element").setAttributeNS;
of("Element").setAttributeNS = function (namespace, name, value) {
  var lower = String(name).toLowerCase().replace(/^.*:/, "");
  var better = meant(this, lower, value);
  remember(this, lower, value, better);
  return setAttributeNS.call(this, namespace, name, better);
};
var setValue = Object.getOwnPropertyDescriptor(of("Attr"), "value").set;
function archivedValue(attribute, value) {
  var lower = attribute.name.toLowerCase().replace(/^xlink:/, "");
  if (!attribute.ownerElement) { return value; }
  var better = meant(attribute.ownerElement, lower, value);
  remember(attribute.ownerElement, lower, String(value), better);
  return better;
}
wrap(of("Attr"), "value", function (value) { return archivedValue(this, value); }, function (value) {
  return watched.indexOf(this.name) < 0 ? value : this.ownerElement ? asGiven(this.ownerElement, this.name, value) : original(value);
});
["setAttributeNode", "setAttributeNodeNS"].forEach(function (name) {
  var old = of("Element")[name];
  of("Element")[name] = function (attribute) {
    var lower = attribute.name.toLowerCase();
    var value = attribute.value;
    var better = meant(this, lower, value);
    remember(this, lower, value, better);
    setValue.call(attribute, better);
    return old.call(this, attribute);
  };
});
wrap(of("Node"), "nodeValue", function (value) { return this.nodeType === 2 ? archivedValue(this, value) : value; });
["setNamedItem", "setNamedItemNS"].forEach(function (name) {
  var old = of("NamedNodeMap")[name];
  of("NamedNodeMap")[name] = function (attribute) {
    // Which element it is of is known by another attribute; one without any loads nothing yet.
    if (this.length) { return this[0].ownerElement.setAttributeNodeNS(attribute); }
    var before = old.call(this, attribute);
    attribute.value = attribute.value;
    return before;
  };
});
var watched = addresses.concat(sets, ["style", "srcdoc", "xlink:href"]);
