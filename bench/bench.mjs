/*
 * `npm run bench [-- --rounds 9]`: wall time and peak memory of whole processes, on Node.js 20 and 24, beside what other
 * generators take for their like. Only the ratios carry over to another machine.
 */
import { existsSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repository } from "../fixtures/copy-app.mjs";
import { AIMS } from "./aims.mjs";
import { makeCases } from "./cases.mjs";
import { install } from "./install.mjs";
import { peak, time } from "./run-case.mjs";
import { median, table } from "./table.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
if (!existsSync(join(repository, "dist/index.js"))) throw new Error("dist is missing: run `npm run build` first.");

const { peers, nodes } = install();
const { cases, remove } = await makeCases(peers);
try {
  report(measure());
} finally {
  await remove();
}

/** Every case once per round, so that a busy minute of the machine falls on all of them alike. */
function measure() {
  const runs = Object.entries(nodes).flatMap(([major, node]) =>
    cases.map((measured) => ({ major, node, measured, times: [], peaks: [] })),
  );
  for (let round = 0; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\r`);
    for (const run of runs) {
      const elapsed = time(run.measured, run.node);
      // The first round only fills caches: of the disk, and of V8.
      if (round === 0) continue;
      run.times.push(elapsed);
      run.peaks.push(peak(run.measured, run.node));
    }
    runs.push(...runs.splice(0, 5));
  }
  return Object.fromEntries(
    runs.map(({ major, measured, times, peaks }) => [
      `${major} ${measured.id}`,
      { ms: median(times), mib: median(peaks) },
    ]),
  );
}

function report(results) {
  const majors = Object.keys(nodes);
  const header = ["", ...majors.flatMap((major) => [`Node ${major}, ms`, "x bare node", "MiB"])];
  const rows = cases.map(({ id, title }) => [
    title,
    ...majors.flatMap((major) => {
      const { ms, mib } = results[`${major} ${id}`];
      return [ms.toFixed(0), (ms / results[`${major} node`].ms).toFixed(2), mib.toFixed(0)];
    }),
  ]);
  console.log(
    `Median of ${rounds} runs, ${availableParallelism()} x ${cpus()[0]?.model ?? process.arch}, ${process.platform}\n`,
  );
  console.log(table(header, rows));
  const aims = AIMS.flatMap(({ title, most, value, on }) =>
    majors
      .filter((major) => on?.includes(major) ?? true)
      .map((major) => {
        const found = value((id) => results[`${major} ${id}`]);
        return [`${title}, Node ${major}`, `<= ${most}`, found.toFixed(2), found <= most ? "yes" : "no"];
      }),
  );
  console.log(`\n${table(["aim", "at most", "measured", "reached"], aims)}`);
}
