// Puts the window's content into the page, once what the first screen shows and the type it is set in are there.
import { mount } from "svelte";
import { answered } from "../host/early";
import App from "./App.svelte";

export async function start(): Promise<void> {
  const target = document.getElementById("app");
  if (!target) throw new Error("BUG: index.html has no #app");
  // Text that comes before its type is laid out twice, and WebKitGTK asks the system for every other font meanwhile.
  // Without it the page is set in the system's own.
  const type = document.fonts.load("1em 'Inter Variable'");
  await Promise.allSettled([answered(), type]);
  mount(App, { target });
}
