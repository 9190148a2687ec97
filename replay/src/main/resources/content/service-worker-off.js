// Stands where the service worker of replay was, since the operator has switched it off: browsers that
// still have that one fetch this in its place, and it takes itself away.
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.registration.unregister()); });
