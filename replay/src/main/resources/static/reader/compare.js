// Steps from one change to the next. Without this script they are a list like any other.
(function () {
  "use strict";
  var steps = document.getElementById("steps");
  var changes = Array.prototype.slice.call(document.querySelectorAll(".rd-diff > li"));
  var at = -1;
  if (!steps) { return; }
  steps.hidden = false;
  steps.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-step]");
    if (!button) { return; }
    at = Math.max(0, Math.min(changes.length - 1, at + Number(button.dataset.step)));
    changes.forEach(function (change, i) {
      if (i === at) { change.setAttribute("aria-current", "true"); } else { change.removeAttribute("aria-current"); }
    });
    changes[at].scrollIntoView({ block: "center" });
  });
})();
