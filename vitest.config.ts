import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // Most tests start processes: more workers than cores only makes them wait for each other.
    maxWorkers: 2,
  },
});
