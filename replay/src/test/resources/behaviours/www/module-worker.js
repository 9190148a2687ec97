import far from "http://cdn.behaviour.example/far.js";
import { part } from "./modules/part.js";
const late = await import("/modules/late.js");
postMessage([far, part, late.default, (await (await fetch("/data.json")).json()).from].join(" "));
