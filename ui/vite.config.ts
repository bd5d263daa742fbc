import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
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
    include: ["src/**/*.test.ts"],
  },
});
