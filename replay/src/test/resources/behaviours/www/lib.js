function say(name, value) {
  var line = document.createElement("p");
  line.textContent = name + ": " + value;
  document.body.append(line);
}
function done() { document.body.setAttribute("data-done", ""); }
function shown(image) {
  return new Promise(function (found, missing) {
    if (image.complete && image.naturalWidth) { found(image); return; }
    image.addEventListener("load", function () { found(image); });
    image.addEventListener("error", function () { missing(new Error("no image at " + image.src)); });
  });
}
// A frame may be read before it has a size, and then there is nothing to scroll.
function sized() {
  return new Promise(function (found) {
    (function look() { if (innerHeight > 0) found(); else setTimeout(look, 20); })();
  });
}
// The picture of a style is asked for when its element is drawn, and is seen a drawing later.
function drawn(names) {
  return new Promise(function (found) {
    (function look() {
      var got = performance.getEntriesByType("resource").map(function (e) { return e.name; });
      if (names.every(function (n) { return got.some(function (g) { return g.endsWith(n); }); })) found();
      else setTimeout(look, 20);
    })();
  }).then(function () { return new Promise(requestAnimationFrame); })
    .then(function () { return new Promise(requestAnimationFrame); });
}
// What a script adds must not come before or after the parser's last line end by chance.
function parsed() {
  return new Promise(function (found) {
    if (document.readyState !== "loading") found();
    else document.addEventListener("DOMContentLoaded", found);
  });
}
function step(work) {
  parsed().then(sized).then(work).catch(function (e) { say("failed", e); }).then(done);
}
