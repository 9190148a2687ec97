// Keeps banner and address in step with the page in the frame. Without this script the banner
// shows the version that was opened.
(function () {
  "use strict";
  var frame = document.querySelector("iframe[name=dc_page]");
  if (!frame) { return; }
  var origin = new URL(frame.src).origin;

  document.addEventListener("keydown", function (event) {
    var open = document.querySelector("#banner details[open]");
    if (event.key === "Escape" && open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  window.addEventListener("message", function (event) {
    var said = event.data;
    if (event.origin !== origin || event.source !== frame.contentWindow || !said || said.dc !== "location" ||
        !/^\d{14}$/.test(said.timestamp) || typeof said.url !== "string" || !/^https?:\//i.test(said.url) ||
        said.url.length > 20000) {
      return;
    }
    var path = "/" + said.timestamp + "/" + said.url.replace(/#.*$/, "");
    if (path === location.pathname + location.search) { return; }
    fetch(path, { headers: { Accept: "text/html" } }).then(function (response) {
      if (response.status === 404 && !said.written) {
        // Nothing there: the page that says so also says what else there is of the site.
        location.assign(path);
      }
      return response.ok ? response.text() : Promise.reject(new Error(String(response.status)));
    }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, "text/html");
      var banner = fresh.getElementById("banner");
      if (!banner) { return; }
      history.replaceState(null, "", path);
      document.getElementById("banner").replaceWith(document.importNode(banner, true));
      document.title = fresh.title;
      frame.title = fresh.querySelector("iframe").title;
    }).catch(function () { /* the banner stays as it was */ });
  });
})();
