answered({from: "cdn"});
