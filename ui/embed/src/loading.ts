/* The second file, with the games. Fetched when a widget that has one is about to show. */
import type { Config, View } from "./config";
import type { Script } from "./environment";
import type { Games } from "./game";

export function hasGame(views: readonly View[]): boolean {
  return views.some(({ blocks }) =>
    blocks.some((it) => /^(wh|sc|gi)/.test(it.kind)),
  );
}

/** From where the first one came. Nothing when it does not come. */
export function load(
  { games }: Config,
  script: Script | undefined,
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
    element.src = src ?? `${script?.src}`.replace(/[^/]*$/, "reprise-games.js");
    if (integrity) {
      element.integrity = integrity;
      element.crossOrigin = "";
    }
    if (script?.nonce) element.nonce = script.nonce;
    element.onload = element.onerror = done;
    document.head.append(element);
  });
}
