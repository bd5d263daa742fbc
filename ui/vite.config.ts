import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Lets the page fetch the code of its first screen at once, not when its first script asks for it. */
function fetchesStart(): Plugin {
  return {
    name: "fetches-start",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {}, chunk }) =>
        (chunk?.dynamicImports ?? [])
          .flatMap((start) => {
            const code = bundle[start];
            return code?.type === "chunk" ? [start, ...code.imports] : [];
          })
          .filter((file) => file !== chunk?.fileName)
          .map((file) => ({
            tag: "link",
            attrs: {
              rel: "modulepreload",
              crossorigin: true,
              href: `./${file}`,
            },
            injectTo: "head",
          })),
    },
  };
}

export default defineConfig({
  plugins: [svelte(), fetchesStart()],
  // The window's pages have no address of their own to be absolute to.
  base: "./",
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: ["safari16", "chrome111", "es2022"],
    // Small files inlined as data addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    // One stylesheet comes with the page: a file more is a round trip more before the first screen is painted.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
  // Tests mount components as a browser does; without this they would get the server build of Svelte.
  ...(process.env["VITEST"] ? { resolve: { conditions: ["browser"] } } : {}),
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "embed/**/*.test.ts"],
  },
});
