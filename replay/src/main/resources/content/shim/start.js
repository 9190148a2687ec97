// What each document of the window needs for itself.
function begin() {
  document.addEventListener("DOMContentLoaded", tell);
  document.addEventListener("click", clicked);
  watch(document);
}
begin();
Object.defineProperty(window, "__dc_again", {
  value: function () {
    here = read();
    timestamp = here[1];
    page = here[2] || "";
    site = new URL(pageUrl()).origin;
    begin();
  }
});
