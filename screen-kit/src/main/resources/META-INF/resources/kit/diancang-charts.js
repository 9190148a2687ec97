// Draws each .dc-chart from the <script type="application/json"> that its data-src names, with the
// page's tokens: { x, series: [{ name, data, as, c, stack, dash, mark }], unit, aria }.
// Without this script the table beside the chart says the same.
(function () {
  "use strict";
  if (!window.echarts) { return; }
  var tokens = getComputedStyle(document.documentElement);

  // ECharts writes style attributes, which the policy of our pages forbids; the same set through
  // the style object is allowed.
  var setAttribute = SVGElement.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === "style") { this.style.cssText = value; } else { setAttribute.call(this, name, value); }
  };

  function token(name) { return tokens.getPropertyValue("--dc-" + name).trim(); }

  function series(one) {
    var colour = token(one.c || "h3");
    return {
      name: one.name, type: one.as || "bar", stack: one.stack,
      // The edge of a bar of nothing would cut the axis.
      data: one.stack ? one.data.map(function (value) { return value || null; }) : one.data,
      barMaxWidth: 28, barCategoryGap: "28%",
      symbol: one.mark || "none", symbolSize: 7, connectNulls: false,
      lineStyle: { width: 2, type: one.dash || "solid", color: colour },
      itemStyle: { color: colour, borderColor: token("surface"), borderWidth: one.stack ? 1 : 0 },
      emphasis: { disabled: true, scale: false }
    };
  }

  function options(data) {
    var font = { fontFamily: token("sans"), fontSize: 12, color: token("ink-2") };
    var several = data.series.length > 1;
    return {
      animation: false,
      textStyle: font,
      aria: { enabled: true, label: { description: data.aria } },
      legend: { show: several, left: 0, top: 0, type: "scroll", itemHeight: 10, textStyle: font },
      grid: { left: 4, right: 18, top: several ? 36 : 14, bottom: 2, containLabel: true },
      // HTML ones would need inline styles, which the policy of our pages forbids.
      tooltip: {
        trigger: "axis",
        valueFormatter: function (value) { return value == null ? "—" : value + (data.unit || ""); },
        renderMode: "richText", confine: true,
        backgroundColor: token("surface"), borderColor: token("line-strong"),
        textStyle: { fontFamily: font.fontFamily, fontSize: 12, color: token("ink") }
      },
      xAxis: {
        type: "category", data: data.x, axisTick: { show: false },
        axisLine: { lineStyle: { color: token("line-strong") } },
        axisLabel: Object.assign({ hideOverlap: true }, font)
      },
      yAxis: {
        type: "value", min: 0, splitNumber: 3,
        axisLabel: Object.assign({ formatter: "{value}" + (data.unit || "") }, font),
        splitLine: { lineStyle: { color: token("line") } }
      },
      series: data.series.map(function (one) { return series(one); })
    };
  }

  function draw(box) {
    var data = JSON.parse(document.getElementById(box.dataset.src).textContent);
    var chart = echarts.getInstanceByDom(box) || echarts.init(box, null, { renderer: "svg" });
    chart.setOption(options(data), true);
  }

  function drawAll(root) { root.querySelectorAll(".dc-chart[data-src]").forEach(draw); }

  drawAll(document);
  document.body.addEventListener("htmx:afterSwap", function (event) { drawAll(event.target); });
  addEventListener("resize", function () {
    document.querySelectorAll(".dc-chart[data-src]").forEach(function (box) {
      var chart = echarts.getInstanceByDom(box);
      if (chart) { chart.resize(); }
    });
  });
  new MutationObserver(function () { drawAll(document); })
    .observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { drawAll(document); });
})();
