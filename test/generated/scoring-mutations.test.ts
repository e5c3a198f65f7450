import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { copyCase, readCases } from "../support/cases.js";
import { sample } from "../support/sample.js";
import { execute, repository, scaffold, type Workspace } from "../support/workspace.js";

/** The mistakes that the scoring pipeline exists to avoid, made on purpose: the tests generated with it notice each. */
interface Mutation {
  readonly what: string;
  readonly file: "" | ".effects" | "mqm-calculator";
  readonly from: RegExp;
  readonly to: string;
}

const MUTATIONS: readonly Mutation[] = [
  { what: "limits runs per tenant", file: "", from: /event\.data\.projectId"/, to: 'event.data.tenantId"' },
  {
    what: "lets the audit log fail the run",
    file: "",
    from: /logger\.error\(`Run \$\{runId\} left.*/,
    to: "throw error;",
  },
  {
    what: "writes the audit log outside a step",
    file: "",
    from: /await step\.run\("write-audit-log", async \(\) => \{([\s\S]*?)\n {6}\}\);/,
    to: "$1",
  },
  {
    what: "swallows the failure inside the step of the audit log, so that it is not tried again",
    file: "",
    from: /await writeAuditLog\(data, runId\);/,
    to: "try { await writeAuditLog(data, runId); } catch {}",
  },
  {
    what: "says nothing of the failed audit log",
    file: "",
    from: /\w+\.logger\.error\(`Run \$\{runId\} left.*/,
    to: "",
  },
  {
    what: "does not await the audit log",
    file: "",
    from: /await step\.run\("write-audit-log"/,
    to: 'void step.run("write-audit-log"',
  },
  { what: "does not await the work of the audit log", file: "", from: /await writeAuditLog/, to: "void writeAuditLog" },
  {
    what: "ignores the weights",
    file: "",
    from: /findings, weights \}/,
    to: "findings, weights: { neutral: 0, minor: 1, major: 5, critical: 25 } }",
  },
  { what: "notifies of every score", file: "", from: /if \(graduated\)/, to: "if (true)" },
  { what: "takes a first score for a graduation", file: "", from: /passedBefore === false/, to: "!passedBefore" },
  {
    what: "swallows the failure of the notification",
    file: "",
    from: /await step\.run\("notify-graduation", [\s\S]*?\n {6}\}\);/,
    to: "try { $& } catch {}",
  },
  {
    what: "dates the counts anew at every attempt",
    file: "",
    from: /autoPassed, countedAt \}/,
    to: "autoPassed, countedAt: Date.now() }",
  },
  {
    what: "replaces the score of a run that counted later",
    file: ".effects",
    from: /if \(overtaken\) return null;/,
    to: "",
  },
  {
    what: "takes each score before for a later one",
    file: ".effects",
    from: / && last\.createdAt > countedAt/,
    to: "",
  },
  { what: "dates the row by its writing", file: ".effects", from: /createdAt: countedAt/, to: "createdAt: new Date()" },
  { what: "retries a project without words", file: "", from: /throw new NonRetriableError/, to: "throw new Error" },
  { what: "scores a project without words", file: "", from: /if \(!\(found > 0\)\).*/, to: "" },
  {
    what: "gives the row another key than its run",
    file: "",
    from: /saveScore\(data, result, runId\)/,
    to: "saveScore(data, result, data.projectId)",
  },
  {
    what: "swallows the failure of persist-score",
    file: "",
    from: /return await saveScore\(data, result, runId\);/,
    to: "try { return await saveScore(data, result, runId); } catch { return null; }",
  },
  {
    what: "drops the transaction",
    file: ".effects",
    from: /return await db\.transaction\(async \(tx\) => \{([\s\S]*?)\n {2}\}\);/,
    to: "const tx = db;$1",
  },
  {
    what: "writes one thing outside the transaction",
    file: ".effects",
    from: /await tx\.insert\(scores\)/,
    to: "await db.insert(scores)",
  },
  {
    what: "does not await a write of the transaction",
    file: ".effects",
    from: /await tx(\n {6}\.update\(projects\)\n {6}\.set\(\{ score)/,
    to: "void tx$1",
  },
  {
    what: "saves while another run of the project does",
    file: ".effects",
    from: /await tx\n {6}\.update\(projects\)\n {6}\.set\(\{ tenantId.*\n.*;/,
    to: "",
  },
  { what: "adds a row on every attempt", file: ".effects", from: /await tx\.delete\(scores\).*/, to: "" },
  {
    what: "takes its own row for the score before",
    file: ".effects",
    from: /ne\(scores\.runId, runId\)/,
    to: "eq(scores.runId, runId)",
  },
  {
    what: "counts the words of all tenants",
    file: ".effects",
    from: /eq\(segments\.tenantId, data\.tenantId\)/,
    to: "eq(segments.tenantId, segments.tenantId)",
  },
  {
    what: "counts the findings of all projects",
    file: ".effects",
    from: /and\(eq\(findings\.tenantId, data\.tenantId\), (eq\(findings\.projectId, data\.projectId\))\)/,
    to: "eq(findings.tenantId, data.tenantId)",
  },
  {
    what: "weighs for another tenant",
    file: ".effects",
    from: /eq\(penaltyWeights\.tenantId, data\.tenantId\)/,
    to: "eq(penaltyWeights.tenantId, data.userId)",
  },
  { what: "ignores the project's threshold", file: ".effects", from: /found\.autoPassScore \?\? /, to: "" },
  {
    what: "passes a project that is not there by the default",
    file: ".effects",
    from: /if \(!found\) throw .*\n {2}return found\./,
    to: "return found?.",
  },
  {
    what: "retries findings that the calculator refuses",
    file: "",
    from: /(loadFindings\(data\))\.catch\(giveUp\)/,
    to: "$1",
  },
  {
    what: "retries weights that the calculator refuses",
    file: "",
    from: /(loadPenaltyWeights\(data\))\.catch\(giveUp\)/,
    to: "$1",
  },
  { what: "logs again on every attempt", file: ".effects", from: /if \(written\) return;/, to: "" },
  { what: "loads what runs in React's server alone", file: ".effects", from: /^/, to: 'import "server-only";\n' },
  { what: "lets a critical finding pass", file: "mqm-calculator", from: / && findings\.critical === 0/, to: "" },
  {
    what: "does not divide by the words",
    file: "mqm-calculator",
    from: /penaltyTotal \/ words/,
    to: "penaltyTotal / 1000",
  },
  { what: "counts a major finding as minor", file: "mqm-calculator", from: /major: 5/, to: "major: 1" },
  {
    what: "passes only above the threshold",
    file: "mqm-calculator",
    from: /score >= threshold/,
    to: "score > threshold",
  },
];

/** Each costs a run of its tests on a database of its own. */
const TRIED = sample(MUTATIONS, 6);

const NAME = "scoring-with-drizzle-in-skill-on-sdk4";
const FOLDER = "src/lib/inngest/functions";

describe(`the generated tests of ${NAME}`, () => {
  let app: Workspace;
  const failed = new Set<string>();

  beforeAll(async () => {
    await build();
    const one = readCases().find(({ name }) => name === NAME);
    if (one === undefined) throw new Error(`There is no case ${NAME}`);
    app = await copyCase(one);
    const added = await scaffold(app.directory, [...one.args, "--json"]);
    expect(added.code, added.output).toBe(0);
    await symlinkServerOnly(app.directory);
    await plant("as-generated");
    for (const [index, mutation] of TRIED.entries()) await plant(`mutant-${index}`, mutation);
    const vitest = join(repository, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--reporter", "json", "--testTimeout", "8000", "as-generated", "mutant-"];
    const { stdout, output } = await execute(process.execPath, args, app.directory);
    const report = JSON.parse(stdout.slice(stdout.indexOf("{"), stdout.lastIndexOf("}") + 1)) as {
      testResults: { name: string; status: string }[];
    };
    expect(report.testResults, output.slice(0, 2000)).toHaveLength(2 * (TRIED.length + 1));
    for (const { name, status } of report.testResults) {
      if (status === "failed") failed.add(name.split("/").at(-2) ?? "");
    }
  }, 600_000);

  afterAll(() => app.remove());

  /** A folder beside the generated one, whose files import each other and not those that were generated. */
  async function plant(name: string, mutation?: Mutation): Promise<void> {
    const mutated =
      mutation && (mutation.file === "mqm-calculator" ? mutation.file : `calculate-score${mutation.file}`);
    for (const base of [
      "calculate-score",
      "calculate-score.effects",
      "calculate-score.test",
      "mqm-calculator",
      "mqm-calculator.test",
    ]) {
      const from = join(app.directory, FOLDER, `${base}.ts`);
      const to = join(app.directory, FOLDER, name, `${base}.ts`);
      await cp(from, to);
      const own = /functions\/(?=calculate-score|mqm-calculator)/g;
      const text = (await readFile(to, "utf8"))
        .replace(own, `functions/${name}/`)
        .replace('"../../.."', '"../../../.."');
      const changed = base === mutated ? text.replace(mutation?.from ?? "", mutation?.to ?? "") : text;
      if (base === mutated && changed === text) throw new Error(`"${mutation?.what}" finds nothing to change`);
      await writeFile(to, changed);
    }
  }

  it("pass as generated", () => {
    expect([...failed]).not.toContain("as-generated");
  });

  it.each(TRIED.map((mutation, index) => ({ ...mutation, index })))("fail when it $what", ({ index }) => {
    expect([...failed]).toContain(`mutant-${index}`);
  });
});

/** An empty package of that name: what is noticed is the import, not that it cannot be found. */
async function symlinkServerOnly(directory: string): Promise<void> {
  const { mkdir } = await import("node:fs/promises");
  const real = join(directory, "server-only");
  await mkdir(real);
  await writeFile(join(real, "package.json"), '{ "name": "server-only", "main": "index.js" }');
  await writeFile(join(real, "index.js"), "");
  await symlink(real, join(directory, "node_modules/server-only"), "junction");
}
