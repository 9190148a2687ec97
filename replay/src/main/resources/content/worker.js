// Stands before every archived worker script: what the worker asks for comes from the archive, at
// the time of its script. The shim's smaller sister, without a page.
(function () {
  "use strict";
  // A module that another imports comes with it as well.
  if (self.__dc_message) { return; }
  var place = self.__dc_place || location.href;
  var here = /^(https?:\/\/[^/]+)\/(\d{14})(?:[a-z]{2}_)?\/(https?:.+)$/i.exec(place);
  var own = null;
  Object.defineProperty(self, "__dc_own", {
    value: function (value) { return own && value === location ? own : here && value === realEval ? readEval : value; }
  });
  function asTheyAre() { return Array.prototype.slice.call(arguments); }
  Object.defineProperty(self, "__dc_message", { value: asTheyAre });
  Object.defineProperty(self, "__dc_in", {
    value: function (value) { return value === self && own ? { location: own } : value; }
  });
  try { delete WorkerNavigator.prototype.serviceWorker; } catch (e) { /* absent */ }
  if (!here) {
    Object.defineProperty(self, "__dc_code", { value: asTheyAre });
    return;
  }
  var content = here[1];
  var script = here[3].replace(/^(https?):\/+/i, "$1://");
  if (!self.__dc_place) {
    own = Object.create(WorkerLocation.prototype);
    ["href", "origin", "protocol", "host", "hostname", "port", "pathname", "search", "hash"].forEach(function (name) {
      Object.defineProperty(own, name, { enumerable: true, value: new URL(script)[name] });
    });
    Object.defineProperty(own, "toString", { value: function () { return own.href; } });
  }
  function archived(value) {
    try {
      var direct = new URL(String(value), self.__dc_place ? undefined : location.href);
      if (!/^https?:$/.test(direct.protocol) ||
          (direct.origin === content && /^\/(\d{1,14})([a-z]{2}_)?\/https?:\//i.test(direct.pathname))) {
        return value;
      }
      var absolute = direct.origin === content
        ? new URL(direct.pathname + direct.search, script).href : direct.href;
      return content + "/" + here[2] + "js_/" + absolute;
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
  var open = self.XMLHttpRequest && XMLHttpRequest.prototype.open;
  if (open) {
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
  var Now = Date;
  var d = here[2].match(/../g);
  var shift = Now.UTC(d[0] + d[1], d[2] - 1, d[3], d[4], d[5], d[6]) - Now.now();
  function Then() {
    if (new.target === undefined) { return new Now(Then.now()).toString(); }
    return Reflect.construct(Now, arguments.length ? arguments : [Then.now()], new.target === Then ? Now : new.target);
  }
  Object.defineProperty(Then, "name", { value: "Date" });
  Then.prototype = Now.prototype;
  Then.now = function () { return Now.now() + shift; };
  Then.parse = Now.parse;
  Then.UTC = Now.UTC;
  Object.defineProperty(Now.prototype, "constructor", { configurable: true, writable: true, value: Then });
  self.Date = Then;
  var window = self;
  function of(name) { return self[name].prototype; }
%CODE%
})();
