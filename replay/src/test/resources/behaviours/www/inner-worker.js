fetch("/data.json").then(r => r.json()).then(a => postMessage(a.from + " " + location.pathname), e => postMessage("no data"));
