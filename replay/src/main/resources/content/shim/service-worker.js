// What rewriting and shim miss is led by a service worker of ours, from the next page on and where the
// browser has one: in secure contexts, with storage allowed. Pages find none, so that they neither
// put theirs in its place nor take it away.
var serviceWorker = "%SERVICE_WORKER%";
try {
  var workers = root && window.isSecureContext && navigator.serviceWorker;
  if (workers && serviceWorker) {
    workers.register(serviceWorker, { scope: "/" }).catch(function () { /* without, then */ });
  } else if (workers) {
    // Switched off since: a browser looks for another version only when a page stays open.
    workers.getRegistration("/").then(function (old) { return old && old.unregister(); }).catch(function () { /* none */ });
  }
} catch (e) { /* in a sandbox, or absent */ }
try { delete of("Navigator").serviceWorker; } catch (e) { /* it stays */ }
