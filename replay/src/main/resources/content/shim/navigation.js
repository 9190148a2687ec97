// In a sandbox a frame may lead elsewhere only what is inside it, neither its neighbour nor what
// is around it (HTML Standard, "allowed by sandboxing to navigate"). Pages made of frames live by
// that, so the outermost page of the archive does it for them.
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
  outermost().postMessage({ dc: "lead", url: String(url), target: name }, content);
}
if (root) {
  window.addEventListener("message", function (event) {
    var wish = event.data;
    if (receivedFrom.get.call(event) !== content || !wish || wish.dc !== "lead" || typeof wish.url !== "string") { return; }
    event.stopImmediatePropagation();
    var led = wish.target === "dc_page" ? window : frameCalled(String(wish.target), window);
    var address = new URL(archived(wish.url, page), location.href);
    if (led && address.origin === content) { led.location.assign(address.href); }
  });
}
function clicked(event) {
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
}

var openWindow = window.open;
window.open = function (url, target, features) {
  var name = /^_(top|parent)$/i.test(target || "") ? "dc_page" : target;
  if (url && isOutOfReach(name)) {
    leadByOutermost(new URL(archived(url, page), content), name);
    return name === "dc_page" ? outermost() : frameCalled(name, outermost());
  }
  return openWindow.call(window, url ? archived(url, page) : url, name, features);
};
["pushState", "replaceState"].forEach(function (name) {
  var old = history[name];
  history[name] = function (state, title, url) {
    if (url !== undefined && url !== null && !isBlank()) {
      var wanted = new URL(original(new URL(url, baseUri.call(document)).href));
      if (wanted.origin !== site && wanted.origin !== content) {
        throw new DOMException("A history state object with URL '" + wanted.href +
          "' cannot be created in a document with origin '" + site + "'.", "SecurityError");
      }
    }
    old.call(history, state, title, url === undefined || url === null ? url : archived(url, page));
    written = true;
    tell();
  };
});
// What leads elsewhere in a way that can't be wrapped: where the browser says that a page is about
// to leave, it is led to the capture instead.
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
      real[event.navigationType === "replace" ? "replace" : "assign"](inside);
    }
  });
}
