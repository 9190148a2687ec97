var e = eval;
setTimeout("var later = location.pathname", 0);
setTimeout(() => postMessage([eval("location.hostname"), e("location.host"), new Function("return location.href")(), later, self["location"].search, (w => w)(self).location.protocol].join(" ")), 50);
