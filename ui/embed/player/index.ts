/*
 * The third file: plays the world around the script on the pretend page of the program's behaviour preview. It runs in a
 * sandboxed frame that reaches nothing but the screen around it, and speaks to that in messages both sides read by shape.
 */
import { watchClicks } from "./clicks";
import { readAsk, type Tell } from "./messages";
import { Tour, type Runtime, type Script } from "./tour";

declare const repriseRuntime: Runtime;

/** How often the screen hears what time it is, in milliseconds. */
const TICK = 200;

// As a page of its own it would be the program's: it runs in a frame or not at all.
if (window.parent !== window) play();

function play(): void {
  const data = document.getElementById("reprise-play")?.textContent ?? "";
  // Made by the program, in the same document.
  const script = JSON.parse(data) as Script;
  const tell = (message: Tell) => window.parent.postMessage(message, "*");
  const tour = new Tour(script, repriseRuntime, (line) =>
    tell({ tell: "line", line }),
  );
  const clock = () =>
    tell({ tell: "clock", at: tour.clock.now(), address: tour.address });
  let turn = Promise.resolve();
  /** One thing after the other: an hour that goes by is not over at once. What fails keeps nothing after it from its turn. */
  function inTurn(work: () => void | Promise<void>): Promise<void> {
    turn = turn.then(work).catch((thrown: unknown) => console.error(thrown));
    return turn;
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent) return;
    const asked = readAsk(event.data);
    if (!asked) return;
    const done = inTurn(() =>
      asked.ask === "begin" ? tour.begin(asked.visitor) : tour.act(asked.act),
    );
    void done.then(() => {
      clock();
      tell({ tell: "done" });
    });
  });
  watchClicks((address) => void inTurn(() => tour.follow(address)));
  setInterval(clock, TICK);
  tell({ tell: "ready" });
}
