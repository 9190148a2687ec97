// The third layer: leads into the archive what asks this origin for a path of its own, which neither
// the rewritten page nor the shim has caught, and which may come without a Referer. It answers with a
// redirect, so that the request stays what it was (method, body, headers, destination) and its answer
// comes from the content site each time. It keeps nothing, and leaves all else to the browser.
(function () {
  "use strict";
  var place = /^\/(\d{14})(?:[a-z]{2}_)?\/(https?):\/+([^\/?#]+)/i;
  var ours = /^\/(?:_dc|timemap|timegate|timegate-direct)\/|^\/\d{1,14}(?:[a-z]{2}_)?\/https?:\//i;
  var modifiers = { style: "cs_", image: "im_", font: "im_", audio: "im_", video: "im_", track: "im_" };

  self.addEventListener("install", function (event) {
    if (self.registration.scope !== location.origin + "/") {
      // A page put it there.
      event.waitUntil(Promise.reject(new Error("for the whole origin only")));
      return;
    }
    // Stateless: no page minds which version leads it, and one that is switched off shall go soon.
    self.skipWaiting();
    if (event.addRoutes) {
      // For these it need not even be started. Times of captures begin so; the first part of other
      // paths that hold an address, such as those of images in some size, seldom does.
      var network = ["/_dc/*", "/19*/http\\:/*", "/19*/https\\:/*", "/20*/http\\:/*", "/20*/https\\:/*"].map(function (pathname) {
        return { condition: { urlPattern: { pathname: pathname } }, source: "network" };
      });
      network.push({ condition: { requestMode: "navigate" }, source: "network" });
      event.addRoutes(network).catch(function () { /* the listener below leaves them alone as well */ });
    }
  });

  self.addEventListener("fetch", function (event) {
    var wanted = new URL(event.request.url);
    if (event.request.mode !== "navigate" && wanted.origin === location.origin && !ours.test(wanted.pathname)) {
      event.respondWith(led(event, wanted));
    }
  });

  async function led(event, wanted) {
    var from = await whoAsks(event);
    if (!from) { return fetch(event.request); }
    var modifier = modifiers[event.request.destination] || "js_";
    return Response.redirect("/" + from[1] + modifier + "/" + from[2] + "://" + from[3] + wanted.pathname + wanted.search, 307);
  }

  async function whoAsks(event) {
    var client = await self.clients.get(event.clientId);
    var from = placeOf(client ? client.url : "") || placeOf(event.request.referrer);
    if (from || !client) { return from; }
    // An empty frame, or a worker made of a blob, is part of a page that has an address. Which one is
    // known where all that are open are of one place.
    var open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    var places = open.map(function (one) { return placeOf(one.url); }).filter(Boolean);
    var same = places.every(function (one) { return one.slice(1).join() === places[0].slice(1).join(); });
    return same && places.length ? places[0] : null;
  }

  function placeOf(url) {
    return url.indexOf(location.origin + "/") === 0 ? place.exec(url.slice(location.origin.length)) : null;
  }
})();
