import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["*.test.ts", "embed/*.test.ts"],
    // One browser at a time: two cores, and screenshots that do not depend on each other's load.
    fileParallelism: false,
    testTimeout: 120_000,
    // What is waited for comes in its own time, and the machine may have others to serve.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
});
