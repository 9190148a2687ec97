// On phones months stand one above the other: the page opens at the latest one that has versions.
// Without this script the row of month links leads there.
(function () {
  "use strict";
  var latest = document.querySelector(".rd-month");
  if (!latest || location.hash || !latest.offsetParent) { return; }
  document.querySelector(latest.getAttribute("href")).scrollIntoView();
})();
