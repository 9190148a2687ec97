window.fromCdn = document.currentScript.src;
