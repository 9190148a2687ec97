// Stands before every archived worker script: what the worker asks for comes from the archive, at
// the time of its script. The shim's smaller sister, without a page.
(function () {
  "use strict";
  var here = /^\/(\d{14})(?:[a-z]{2}_)?\/(https?:.+)$/i.exec(location.pathname + location.search);
  if (!here) { return; }
  var script = here[2].replace(/^(https?):\/+/i, "$1://");
  function archived(value) {
    try {
      var direct = new URL(String(value), location.href);
      if (!/^https?:$/.test(direct.protocol) ||
          (direct.origin === location.origin && /^\/(\d{1,14})([a-z]{2}_)?\/https?:\//i.test(direct.pathname))) {
        return value;
      }
      var absolute = direct.origin === location.origin
        ? new URL(direct.pathname + direct.search, script).href : direct.href;
      return "/" + here[1] + "js_/" + absolute;
    } catch (e) {
      return value;
    }
  }
  var fetch = self.fetch;
  self.fetch = function (input, init) {
    var request = input instanceof Request;
    var moved = archived(request ? input.url : input);
    return fetch.call(self, request && moved !== input.url ? new Request(moved, input) : request ? input : moved, init);
  };
  if (self.XMLHttpRequest) {
    var open = XMLHttpRequest.prototype.open;
    XMLHttpRequest.prototype.open = function () {
      var args = Array.prototype.slice.call(arguments);
      args[1] = archived(args[1]);
      return open.apply(this, args);
    };
  }
  if (self.importScripts) {
    var importScripts = self.importScripts;
    self.importScripts = function () {
      return importScripts.apply(self, Array.prototype.map.call(arguments, archived));
    };
  }
  Object.defineProperty(self, "__dc_import", {
    value: function (specifier) {
      return /^(https?:|\/)/i.test(String(specifier)) ? archived(specifier) : String(specifier);
    }
  });
})();
