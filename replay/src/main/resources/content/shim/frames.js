// A frame without an address of its own is a part of this page: its windows get the shim as well,
// before a script can do anything in it.
function enter(frame) {
  try {
    var inner = contentWindow.get.call(frame);
    if (inner && inner.__dc_own === undefined && inner.location.href === "about:blank") {
      inner.eval("(" + install + ")")({ content: content, place: place() });
    }
  } catch (e) { /* of another origin */ }
}
function place() { return isBlank() ? inherited.place : location.pathname + location.search; }
Object.defineProperty(window, "__dc_place", { value: place });
var contentWindow = Object.getOwnPropertyDescriptor(of("HTMLIFrameElement"), "contentWindow");
["contentWindow", "contentDocument"].forEach(function (name) {
  var old = Object.getOwnPropertyDescriptor(of("HTMLIFrameElement"), name);
  define(of("HTMLIFrameElement"), name, function () {
    enter(this);
    return old.get.call(this);
  });
});
[["Node", "appendChild"], ["Node", "insertBefore"], ["Node", "replaceChild"], ["Element", "append"],
  ["Element", "prepend"], ["Element", "before"], ["Element", "after"]].forEach(function (method) {
  var old = of(method[0])[method[1]];
  of(method[0])[method[1]] = function (node) {
    if (this.tagName === "STYLE" && node && node.nodeType === 3) { node.data = archivedStyle(node.data); }
    if (this.tagName === "SCRIPT" && node && node.nodeType === 3) { node.data = scriptText(this, node.data); }
    var answer = old.apply(this, arguments);
    if (node && node.tagName === "IFRAME" && !getAttribute.call(node, "src")) { enter(node); }
    return answer;
  };
});
// document.open() takes the listeners off, and what looks after the markup.
var openDocument = of("Document").open;
of("Document").open = function () {
  var answer = openDocument.apply(this, arguments);
  if (this === document) { watch(document); }
  return answer;
};
