// Puts the window's content into the page, once the type it is set in is there.
import { mount } from "svelte";
import App from "./App.svelte";

export async function start(): Promise<void> {
  const target = document.getElementById("app");
  if (!target) throw new Error("BUG: index.html has no #app");
  // Text that comes before its type is laid out twice, and WebKitGTK asks the system for every other font meanwhile.
  // Without it the page is set in the system's own.
  await document.fonts.load("1em 'Inter Variable'").catch(() => undefined);
  mount(App, { target });
}
