// The page's day, and numbers that are the same each time: a page that writes the date writes that
// of its capture, and one that asks for something at random asks for the same again.
var Now = window.Date;
var digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp).map(Number);
var captured = Now.UTC(digits[1], digits[2] - 1, digits[3], digits[4], digits[5], digits[6]);
var shift = captured - Now.now();
function now() { return Now.now() + shift; }
function Then() {
  if (new.target === undefined) { return new Now(now()).toString(); }
  return Reflect.construct(Now, arguments.length ? arguments : [now()], new.target === Then ? Now : new.target);
}
Object.defineProperty(Then, "name", { value: "Date" });
Object.defineProperty(Then, "length", { value: 7 });
Then.prototype = Now.prototype;
Then.now = now;
Then.parse = Now.parse;
Then.UTC = Now.UTC;
Object.defineProperty(Now.prototype, "constructor", { configurable: true, writable: true, value: Then });
window.Date = Then;
if (window.Intl && Intl.DateTimeFormat) {
  ["format", "formatToParts"].forEach(function (name) {
    var prototype = Intl.DateTimeFormat.prototype;
    var old = Object.getOwnPropertyDescriptor(prototype, name);
    if (old && old.get) {
      Object.defineProperty(prototype, name, { configurable: true, get: function () {
        var format = old.get.call(this);
        return function (date) { return format(date === undefined ? now() : date); };
      } });
    } else if (old) {
      prototype[name] = function (date) { return old.value.call(this, date === undefined ? now() : date); };
    }
  });
}

var seed = 2166136261;
for (var i = 0; i < here[0].length; i++) { seed = Math.imul(seed ^ here[0].charCodeAt(i), 16777619); }
// Mulberry32, by Tommy Ettinger, in the public domain.
function random() {
  seed = (seed + 0x6D2B79F5) | 0;
  var t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
Math.random = random;
if (window.crypto && crypto.getRandomValues) {
  Crypto.prototype.getRandomValues = function (array) {
    var bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (var n = 0; n < bytes.length; n++) { bytes[n] = random() * 256; }
    return array;
  };
}
