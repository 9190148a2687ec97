const inner = new Worker("/inner-worker.js");
inner.onmessage = e => postMessage("inner says " + e.data);
inner.onerror = e => { e.preventDefault(); postMessage("no inner worker"); };
