/* The second file, with the games. Fetched when a widget that has one is about to show. */
import type { Config, View } from "./config";
import type { Environment } from "./environment";
import type { Games } from "./game";

export function hasGame({ blocks }: View): boolean {
  return blocks.some((it) => /^(wh|sc|gi)/.test(it.kind));
}

/** From where the first one came. Nothing when it does not come. */
export function load(
  { games }: Config,
  { script }: Environment,
): Promise<Games | undefined> {
  return new Promise((resolve) => {
    const own = window as Window & { repriseGames?: { play: Games } };
    const element = document.createElement("script");
    const done = () => {
      element.remove();
      resolve(own.repriseGames?.play);
    };
    if (own.repriseGames) {
      done();
      return;
    }
    const { src, integrity } = games ?? {};
    element.src = src ?? script.src.replace(/[^/]*$/, "reprise-games.js");
    if (integrity) {
      element.integrity = integrity;
      element.crossOrigin = "";
    }
    element.nonce = script.nonce;
    element.onload = element.onerror = done;
    document.head.append(element);
  });
}
