// Where two versions are compared, the reader's page has both scrolled in step: it asks to be told
// where this one is, and says where it shall be. Nobody else is listened to, and scripts of the page
// don't hear of it.
var scrollTo = window.scrollTo;
var ledTo = null;
function scrolled() {
  var x = window.scrollX, y = window.scrollY;
  if (ledTo && Math.abs(ledTo.x - x) < 1 && Math.abs(ledTo.y - y) < 1) { return; }
  ledTo = null;
  around.postMessage({ dc: "scrolled", x: Math.max(0, x), y: Math.max(0, y) }, reader);
}
if (framed && root) {
  window.addEventListener("message", function (event) {
    var wish = event.data;
    if (receivedFrom.get.call(event) !== reader || event.source !== around || !wish) { return; }
    if (wish.dc === "tell-scrolling") {
      event.stopImmediatePropagation();
      window.addEventListener("scroll", scrolled, { passive: true });
    } else if (wish.dc === "scroll-to" && isFinite(wish.x) && isFinite(wish.y)) {
      event.stopImmediatePropagation();
      scrollTo.call(window, { left: wish.x, top: wish.y, behavior: "instant" });
      ledTo = { x: window.scrollX, y: window.scrollY };
    }
  });
}
