// Loaded into a measured process by NODE_OPTIONS: notes its peak memory, in KiB, when it ends. Children of it do the same.
process.on("exit", () => {
  require("node:fs").appendFileSync(process.env.BENCH_PEAK_FILE, `${process.resourceUsage().maxRSS}\n`);
});
