// What rewriting and shim miss is led by a service worker of ours, from the next page on and where the
// browser has one: in secure contexts, with storage allowed. Pages find none, so that they neither
// put theirs in its place nor take it away.
try {
  if (root && "%SERVICE_WORKER%" && window.isSecureContext) {
    navigator.serviceWorker.register("%SERVICE_WORKER%", { scope: "/" }).catch(function () { /* without, then */ });
  }
} catch (e) { /* in a sandbox, or absent */ }
try { delete of("Navigator").serviceWorker; } catch (e) { /* it stays */ }
