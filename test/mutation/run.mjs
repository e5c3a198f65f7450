import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { copyApp, repository } from "../../fixtures/copy-app.mjs";
import { mutantsOf } from "./mutants.mjs";

/*
 * `npm run test:mutation [template or case …]`: every template on both SDK majors, each of its functions with one mistake
 * after the other, judged by the tests that were generated with it. Prints what was noticed and what was not; ends with 1
 * below the aim. A folder of fixtures/cases stands for itself, so that each ORM can be tried.
 */

const AIM = 0.9;
const cases = join(repository, "fixtures/cases");
const only = process.argv.slice(2);
const VITEST = join(repository, "node_modules/vitest/vitest.mjs");

/** One case per template and SDK major, and those that were named, in an app that runs its tests by vitest. */
function subjects() {
  const found = new Map();
  for (const name of readdirSync(cases).sort()) {
    const { app, args, refused } = JSON.parse(readFileSync(join(cases, name, "job.json"), "utf8"));
    const [sdk, layout] = app.split("/");
    const named = only.includes(name);
    const input = join(cases, name, "input");
    const altered = existsSync(input);
    if (refused || (altered && !named) || runsJest(sdk, layout) || args.includes("--test")) continue;
    const template = named ? name : templateOf(args);
    const key = named ? name : `${template} ${sdk}`;
    if ((only.length === 0 || only.includes(template)) && !found.has(key))
      found.set(key, { template, sdk, layout, args, ...(altered ? { input } : {}) });
  }
  return [...found.values()].sort((one, other) => (one.template < other.template ? -1 : 1));
}

function templateOf(args) {
  const at = args.indexOf("--template");
  if (at !== -1) return args[at + 1];
  return args.includes("--cron") ? (args.includes("--event") ? "multi" : "cron") : "event";
}

const runsJest = (sdk, layout) =>
  /\bjest\b/.test(readFileSync(join(repository, "fixtures", sdk, layout, "package.json"), "utf8"));

const run = (directory, args) =>
  spawnSync(process.execPath, args, {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: "1" },
  });

async function judge({ template, sdk, layout, args, input }) {
  const prepare = (directory) => input && cpSync(input, directory, { recursive: true });
  const app = await copyApp(sdk, layout, { prepare });
  try {
    const added = run(app.directory, [join(repository, "bin/scaffold.mjs"), ...args, "--json"]);
    const { changes } = JSON.parse(added.stdout);
    const created = changes.filter(({ action }) => action === "create").map(({ path }) => path);
    const tests = created.filter((path) => /\.(test|spec)\.ts$/.test(path));
    const functions = created.filter((path) => !tests.includes(path) && mutable(join(app.directory, path)));
    const mutants = functions.flatMap((path) =>
      mutantsOf(readFileSync(join(app.directory, path), "utf8")).map((mutant) => ({ ...mutant, path })),
    );
    const passing = run(app.directory, [VITEST, "run", ...tests]);
    if (passing.status !== 0)
      throw new Error(`The tests of ${template} on ${sdk} fail as generated: ${passing.stdout}`);
    const home = `${app.directory}-mutants`;
    for (const [index, mutant] of mutants.entries()) plant(app.directory, join(home, `m${index}`), mutant);
    // A function's own test notices nearly all; only what it lets pass is worth the time of the others.
    const all = mutants.map(({ path }, index) => ({ index, own: ownTests(path, tests) }));
    const noticed = runAll(
      home,
      tests,
      all.map(({ index, own }) => ({ index, wanted: own })),
    );
    const rest = all.filter(({ index, own }) => !noticed.has(index) && own.length < tests.length);
    const others = rest.map(({ index, own }) => ({ index, wanted: tests.filter((test) => !own.includes(test)) }));
    for (const index of runAll(home, tests, others)) noticed.add(index);
    rmSync(home, { recursive: true, force: true });
    return { template, sdk, mutants, noticed };
  } finally {
    await app.remove();
  }
}

/** Effects are the developer's to write; types and drivers have nothing that runs in production. */
const mutable = (path) =>
  !/\.effects\.ts$|inngest-test-driver\.ts$/.test(path) &&
  /createFunction\(|export (async )?function/.test(readFileSync(path, "utf8"));

function plant(app, directory, { path, text }) {
  mkdirSync(directory, { recursive: true });
  cpSync(app, directory, { recursive: true, filter: (source) => !source.includes("node_modules") });
  symlinkSync(join(app, "node_modules"), join(directory, "node_modules"));
  writeFileSync(join(directory, path), text);
}

/** The tests named like a file; all where there is none. */
function ownTests(path, tests) {
  const own = tests.filter((test) => basename(test).startsWith(`${basename(path, extname(path))}.`));
  return own.length === 0 ? tests : own;
}

/** The indexes of the mutants that one of the tests wanted failed for. */
function runAll(home, tests, runs) {
  const noticed = new Set();
  if (runs.length === 0) return noticed;
  // Each a project with a name of its own: by default all would have that of the app's package.json.
  const projects = runs.map(({ index, wanted }) => {
    const root = join(home, `m${index}`);
    const own = readdirSync(root).find((name) => name.startsWith("vitest.config."));
    const exclude = tests.filter((test) => !wanted.includes(test));
    return {
      ...(own ? { extends: join(root, own) } : {}),
      root,
      test: { name: `m${index}`, testTimeout: 4000, exclude },
    };
  });
  const config = { test: { projects, maxWorkers: 2 } };
  writeFileSync(join(home, "vitest.config.mjs"), `export default ${JSON.stringify(config)};\n`);
  const modules = join(home, "node_modules");
  if (!existsSync(modules)) symlinkSync(join(repository, "node_modules"), modules);
  const report = join(home, "report.json");
  const { stderr } = run(home, [VITEST, "run", "--reporter", "json", "--outputFile", report, ...tests]);
  if (!existsSync(report)) throw new Error(`vitest did not run: ${stderr}`);
  for (const { name, status } of JSON.parse(readFileSync(report, "utf8")).testResults) {
    if (status === "failed") noticed.add(Number(/-mutants\/m(\d+)\//.exec(name)?.[1]));
  }
  return noticed;
}

let all = 0;
let killed = 0;
const judged = subjects();
if (judged.length === 0)
  throw new Error(`No template and no case in an app with vitest is called ${only.join(" or ")}`);
for (const subject of judged) {
  const { template, sdk, mutants, noticed } = await judge(subject);
  all += mutants.length;
  killed += noticed.size;
  console.log(`${template} (${sdk}): ${noticed.size} of ${mutants.length} noticed`);
  for (const [index, { what, path, line }] of mutants.entries())
    if (!noticed.has(index)) console.log(`  not noticed: ${what}, ${path}:${line}`);
}
const score = killed / all;
console.log(`${killed} of ${all} mistakes noticed: ${(score * 100).toFixed(1)} %`);
process.exitCode = score >= AIM ? 0 : 1;
