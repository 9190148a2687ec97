// Scrolls the two frames of a comparison in step, and sets how much of the upper one is seen. A page
// tells where it was scrolled to once it is asked (the content site's shim); without this script
// each is scrolled by itself.
(function () {
  "use strict";
  var place = document.getElementById("frames");
  if (!place) { return; }
  var content = place.dataset.content;
  var frames = Array.prototype.slice.call(place.querySelectorAll("iframe"));
  var box = document.getElementById("step-switch");
  var last = null;

  function say(frame, words) { frame.contentWindow.postMessage(words, content); }
  function isInStep() { return !box || box.checked; }
  function isPlace(number) { return typeof number === "number" && number >= 0 && number <= 1e7; }
  function ask(frame) {
    say(frame, { dc: "tell-scrolling" });
    if (last && isInStep() && frame !== last.frame) { lead(frame); }
  }
  function lead(frame) { say(frame, { dc: "scroll-to", x: last.x, y: last.y }); }

  window.addEventListener("message", function (event) {
    var from = frames.find(function (frame) { return frame.contentWindow === event.source; });
    var said = event.data;
    if (event.origin !== content || !from || !said || typeof said !== "object") { return; }
    if (said.dc === "location") {
      ask(from);
    } else if (said.dc === "scrolled" && isPlace(said.x) && isPlace(said.y)) {
      last = { frame: from, x: said.x, y: said.y };
      if (isInStep()) {
        frames.forEach(function (frame) { if (frame !== from) { lead(frame); } });
      }
    }
  });
  frames.forEach(function (frame) {
    frame.addEventListener("load", function () { ask(frame); });
    ask(frame);
  });
  if (box) {
    document.getElementById("in-step").hidden = false;
    box.addEventListener("change", function () {
      if (box.checked && last) {
        frames.forEach(function (frame) { if (frame !== last.frame) { lead(frame); } });
      }
    });
  }

  var opacity = document.getElementById("opacity");
  if (opacity) {
    var slider = opacity.querySelector("input");
    var show = function () {
      place.querySelector("iframe.top").style.opacity = slider.value / 100;
      opacity.querySelector("output").textContent = slider.value + "%";
    };
    opacity.hidden = false;
    slider.addEventListener("input", show);
    show();
  }
})();
