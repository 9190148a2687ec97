import { part } from "./part.js";
import far from "http://cdn.behaviour.example/far.js";
import named from "named";
export const all = [part, far, named];
export const picture = new URL("../img/red.png", import.meta.url).href;
