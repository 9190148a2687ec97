// Draws three years of growth, so that a replay without scripts can be told from one with them.
(function () {
  var years = [["2021", 4.9], ["2022", 5.1], ["2023", 5.6]];
  document.getElementById("trend").textContent =
    "近三年增速：" + years.map(function (y) { return y[0] + "年 " + y[1] + "%"; }).join("，");
})();
