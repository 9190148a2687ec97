// What scripts ask for.
function construct(name, index, change) {
  var Old = window[name];
  if (!Old) { return; }
  function New() {
    var args = Array.prototype.slice.call(arguments);
    if (args.length > index) { args[index] = change(args[index]); }
    return Reflect.construct(Old, args, new.target === New ? Old : new.target);
  }
  New.prototype = Old.prototype;
  Object.setPrototypeOf(New, Old);
  Object.defineProperty(Old.prototype, "constructor", { configurable: true, writable: true, value: New });
  window[name] = New;
  return New;
}
construct("Audio", 0, to("im_"));
construct("EventSource", 0, to("js_"));
construct("FontFace", 1, function (source) { return typeof source === "string" ? archivedStyle(source) : source; });

if (window.fetch) {
  var fetch = window.fetch;
  window.fetch = function (input, init) {
    if (window.Request && input instanceof Request) {
      var url = requestUrl.get.call(input);
      var moved = archived(url, "js_");
      return fetch.call(window, moved === url ? input : new Request(moved, input), init);
    }
    return fetch.call(window, archived(input, "js_"), init);
  };
  var requestUrl = Object.getOwnPropertyDescriptor(of("Request"), "url");
  reads(of("Request"), "url", original);
  reads(of("Response"), "url", original);
}
if (window.XMLHttpRequest) {
  var open = of("XMLHttpRequest").open;
  of("XMLHttpRequest").open = function (method, url) {
    var args = Array.prototype.slice.call(arguments);
    args[1] = archived(url, "js_");
    return open.apply(this, args);
  };
  reads(of("XMLHttpRequest"), "responseURL", original);
}
reads(of("PerformanceEntry"), "name", original);

// import(x): relative specifiers are relative to the script, bare ones are for the import map.
Object.defineProperty(window, "__dc_import", {
  value: function (specifier) {
    var text = String(specifier);
    return /^(https?:|\/)/i.test(text) ? archived(text, "js_") : text;
  }
});

// Workers: one that is made of a blob has no address by which the content site could know it.
var blobs = new Map();
var createObjectURL = URL.createObjectURL;
URL.createObjectURL = function (blob) {
  var url = createObjectURL.call(URL, blob);
  if (blob instanceof Blob && /script|^$/.test(blob.type)) { blobs.set(url, blob); }
  return url;
};
var revokeObjectURL = URL.revokeObjectURL;
URL.revokeObjectURL = function (url) {
  blobs.delete(String(url));
  return revokeObjectURL.call(URL, url);
};
var workerShim = null;
function worker(url) {
  var blob = blobs.get(String(url));
  if (!blob) { return archived(url, "js_"); }
  if (workerShim === null) {
    var request = new XMLHttpRequest();
    open.call(request, "GET", content + "/_dc/worker.js", false);
    request.send();
    workerShim = request.status === 200 ? request.responseText : "";
  }
  var before = "self.__dc_place = " + JSON.stringify(content + place()) + ";\n" + workerShim + "\n";
  return createObjectURL.call(URL, new Blob([before, codeOf(blob)], { type: "text/javascript" }));
}
// Its code, read as scripts are where it asks for more than the worker's part of the shim answers.
function codeOf(blob) {
  if (blob.size > 500000) { return blob; }
  var url = createObjectURL.call(URL, blob);
  try {
    var request = new XMLHttpRequest();
    open.call(request, "GET", url, false);
    send.call(request);
    return /location|eval/.test(request.responseText) ? code(request.responseText) : blob;
  } catch (e) {
    return blob;
  } finally {
    revokeObjectURL.call(URL, url);
  }
}
construct("Worker", 0, worker);
var Shared = window.SharedWorker;
if (Shared) {
  window.SharedWorker = function (url, options) {
    // Nothing that would keep it alive beyond the page.
    var kept = options && typeof options === "object"
      ? { name: String(options.name || ""), type: options.type || "classic" } : String(options || "");
    return Reflect.construct(Shared, [archived(url, "js_"), kept], new.target || Shared);
  };
  window.SharedWorker.prototype = Shared.prototype;
}

// What would reach beyond the archive, or last longer than the visit.
navigator.sendBeacon = function () { return true; };
["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"].forEach(function (name) {
  try { Object.defineProperty(window, name, { value: undefined, configurable: false }); } catch (e) { /* absent */ }
});
