// Completes what is typed into the search field. Without it the field works as well.
(function () {
  "use strict";
  var field = document.getElementById("q");
  var list = document.getElementById("suggested");
  var waiting = 0;
  var asked = "";
  function offer(texts) {
    list.replaceChildren.apply(list, texts.map(function (text) {
      var option = document.createElement("option");
      option.value = text;
      return option;
    }));
  }
  function ask() {
    var typed = field.value.trim();
    if (typed === asked || typed.length > 40) { return; }
    asked = typed;
    if (!typed) { offer([]); return; }
    fetch("/search/suggest?q=" + encodeURIComponent(typed))
      .then(function (answer) { return answer.ok ? answer.json() : []; })
      .then(function (texts) { if (typed === asked) { offer(texts); } })
      .catch(function () { offer([]); });
  }
  if (!field || !list) { return; }
  field.addEventListener("input", function (event) {
    // While a word is being composed nothing is typed yet.
    if (event.isComposing) { return; }
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
})();
