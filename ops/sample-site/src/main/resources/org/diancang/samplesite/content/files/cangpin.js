// Builds the whole page: rooms from a relative address, pieces from an absolute path, a note from a
// whole address, and the last pictures from an address that is put together.
(function () {
  var app = document.getElementById("app");
  function add(parent, name, text) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    parent.appendChild(e);
    return e;
  }
  add(app, "h1", "藏品检索");
  fetch("data/rooms.json").then(function (r) { return r.json(); }).then(function (rooms) {
    var list = add(app, "ol");
    list.id = "rooms";
    rooms.forEach(function (room) { add(list, "li", room.name + "（" + room.pieces + "件）"); });
  });
  fetch("/api/pieces.json").then(function (r) { return r.json(); }).then(function (pieces) {
    pieces.forEach(function (piece) {
      var figure = add(app, "figure");
      var img = add(figure, "img");
      img.className = "piece";
      img.alt = piece.name;
      img.src = piece.image;
      add(figure, "figcaption", piece.name + "，" + piece.age);
    });
  });
  fetch("{{museum}}/api/note.json").then(function (r) { return r.json(); }).then(function (note) {
    add(app, "p", note.text).id = "note";
  });
  ["jade", "lacquer"].forEach(function (name) {
    var img = add(app, "img");
    img.className = "built";
    img.alt = name;
    img.src = `../images/pieces/${name}.svg`;
  });
})();
