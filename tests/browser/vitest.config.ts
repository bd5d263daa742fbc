import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["*.test.ts", "embed/*.test.ts"],
    // One browser at a time: two cores, and screenshots that do not depend on each other's load.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
