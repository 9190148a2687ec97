importScripts("http://cdn.behaviour.example/part.js");
Promise.all(["/data.json", "dir/data.json", "http://cdn.behaviour.example/data.json"].map(u => fetch(u).then(r => r.json())))
  .then(a => postMessage([part].concat(a.map(x => x.from), location.href, location.host).join(" ")), e => postMessage("failed " + e));
