// Marks the menu entry of the page that is shown.
document.querySelectorAll(".top nav a").forEach(function (a) {
  if (a.getAttribute("href") === location.pathname) a.style.fontWeight = "bold";
});
