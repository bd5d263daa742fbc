// Three files, each built alone into ui/dist/embed: `--mode runtime` and `--mode games` for sites, and `--mode player` for
// the program's own behaviour preview.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const FILES: Record<string, { entry: string; name: string; file: string }> = {
  runtime: {
    entry: "src/index.ts",
    name: "repriseRuntime",
    file: "reprise-runtime.js",
  },
  games: {
    entry: "games/index.ts",
    name: "repriseGames",
    file: "reprise-games.js",
  },
  player: {
    entry: "player/index.ts",
    name: "reprisePlayer",
    file: "reprise-player.js",
  },
};

/**
 * Names of our own that the minifier may shorten: none of them is part of a config, of the page's hooks, of what the
 * games are given, or of the DOM. The browser tests run what comes out.
 */
const OURS =
  /^(surface|isBoxOpen|tease|lift|landings|enter|complain|wrong|agreed|isContact|isHeldOut|looked|flush|lasts|kept|gone|isOver|waiting|visit|site|begin|by|change|copied|later)$/;

export default defineConfig(({ mode }) => {
  const made = FILES[mode];
  if (!made) throw new Error(`--mode runtime, games or player, not ${mode}`);
  return {
    root: fileURLToPath(new URL(".", import.meta.url)),
    clearScreen: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: "../dist/embed",
      emptyOutDir: false,
      minify: "terser",
      terserOptions: {
        ecma: 2020,
        compress: {
          passes: 3,
          unsafe_arrows: true,
          unsafe_methods: true,
          pure_getters: true,
          booleans_as_integers: false,
          keep_fargs: false,
        },
        // The player reads what the runtime stored and calls it by its names.
        mangle: mode === "player" || { properties: { regex: OURS } },
      },
      target: "es2022",
      cssTarget: ["safari16.4", "chrome111", "firefox113"],
      lib: {
        entry: made.entry,
        name: made.name,
        formats: ["iife"],
        fileName: () => made.file,
      },
      rolldownOptions: {
        output: { generatedCode: { symbols: false }, esModule: false },
      },
    },
  };
});
