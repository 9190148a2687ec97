// Messages: which window a message was sent to is known once its postMessage has been asked for, and
// scripts pass through __dc_message what they send. Who reads one is told the archived origin of the
// sender.
function siteOf(other) {
  try { return other.__dc_site ? other.__dc_site() : null; } catch (e) { return null; }
}
Object.defineProperty(window, "__dc_site", { value: function () { return site; } });
var postMessage = window.postMessage;
define(window, "postMessage", function () {
  outermost().__dc_asked = window;
  return postMessage;
}, function (value) { postMessage = value; });
Object.defineProperty(window, "__dc_message", {
  value: function () {
    var args = Array.prototype.slice.call(arguments);
    var options = args.length > 1 && args[1] !== null && typeof args[1] === "object" ? args[1] : null;
    var wanted = options ? options.targetOrigin : args[1];
    if (typeof wanted === "string" && /^https?:/i.test(wanted)) {
      var target = siteOf(outermost().__dc_asked || window) || site;
      var meets = new URL(wanted).origin === target ? content : wanted;
      args[1] = options ? Object.assign({}, options, { targetOrigin: meets }) : meets;
    }
    return args;
  }
});
var receivedFrom = Object.getOwnPropertyDescriptor(of("MessageEvent"), "origin");
reads(of("MessageEvent"), "origin", function (value) {
  return value === content ? siteOf(this.source) || site : value;
});
if (window.BroadcastChannel) {
  construct("BroadcastChannel", 0, function (name) { return site + " " + name; });
  reads(of("BroadcastChannel"), "name", function (value) { return value.replace(site + " ", ""); });
}
