// Configs as an export hands them over, and the script that reads them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import type {
  Config,
  Layout,
  View,
  Widget,
  Words,
} from "../../../ui/embed/src/config";

const BUILT = fileURLToPath(new URL("../../../ui/dist/embed", import.meta.url));

export const RUNTIME = readFileSync(join(BUILT, "reprise-runtime.js"), "utf8");
export const GAMES = readFileSync(join(BUILT, "reprise-games.js"), "utf8");

/** A Tuesday, ten o'clock in Berlin. */
export const NOW = new Date("2026-11-24T09:00:00Z");
/** What an export hands over, as the head of config.ts says. */
export function script(config: Config): string {
  const data = JSON.stringify(config)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return `(function(){${RUNTIME};repriseRuntime.start(${data})})();`;
}

export const COMMON: Words = {
  _close: "Close",
  _optional: "optional",
  _required: "Please fill this in.",
  _choose: "Please choose.",
  _agree: "Please tick this box to go on.",
  _email: "Please check the e-mail address.",
  _phone: "Please check the phone number.",
  _sending: "Sending …",
  _failed: "That did not arrive. Please try again.",
  _copy: "Copy",
  _copied: "Copied",
  _days: "days",
  _hours: "hours",
  _minutes: "min",
  _seconds: "sec",
  _won: "You won: {prize}",
  _lost: "No luck today",
  _play: "Play",
};

export const WORDS: Words = {
  ...COMMON,
  title: "Ten per cent for you",
  body: "Leave your e-mail and we send the code.",
  email: "E-mail",
  go: "Send me the code",
  no: "No, thanks",
  thanks: "Thank you",
  tab: "10% off",
};

export const SIGN_UP: readonly View[] = [
  {
    id: "ask",
    blocks: [
      { slot: "title", kind: "heading" },
      { slot: "body", kind: "text" },
      { slot: "email", kind: "email", required: true },
      { slot: "go", kind: "button", action: "submit" },
      { slot: "no", kind: "button", action: "close", look: "quiet" },
    ],
  },
  { id: "thanks", blocks: [{ slot: "thanks", kind: "heading" }] },
];

type Change = Omit<Partial<Widget>, "rules"> & {
  rules?: Partial<Widget["rules"]>;
};

/** A popup at once, always, unless said otherwise. */
export function widget(change: Change = {}): Widget {
  const { rules, ...rest } = change;
  return {
    id: "w",
    priority: 1,
    layout: "popup",
    theme: {
      background: "#ffffff",
      text: "#1c1d21",
      accent: "#2f4a3c",
      on_accent: "#ffffff",
      radius: 14,
      font: "system",
    },
    languages: { en: WORDS },
    language: "en",
    views: SIGN_UP,
    frequency: { kind: "always" },
    ...rest,
    rules: {
      match: "all",
      conditions: [],
      stop_subscribers: false,
      stop_converted: false,
      pause_after_close_days: 0,
      triggers: [{ kind: "at_once" }],
      ...rules,
    },
  };
}

export function config(
  widgets: readonly Widget[] = [widget()],
  change: Partial<Config> = {},
): Config {
  const plays = /"(wheel|scratch_card|gift_box)"/.test(JSON.stringify(widgets));
  return {
    version: 1,
    ...(plays && { games: {} }),
    zone: "Europe/Berlin",
    storageConsent: "assumed",
    shadow: "open",
    debug: true,
    widgets,
    ...change,
  };
}

export const LAYOUTS: readonly Layout[] = [
  "popup",
  "full_screen",
  "floating_box",
  "slide_in",
  "bar_top",
  "bar_bottom",
  "launcher",
  "embedded",
];
