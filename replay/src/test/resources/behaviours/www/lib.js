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
function step(work) {
  Promise.resolve().then(work).catch(function (e) { say("failed", e); }).then(done);
}
