import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { formatDiff, unifiedDiff } from "../../src/cli/output/diff.js";
import { formatError } from "../../src/cli/output/error.js";
import { formatChanges, formatNextSteps, formatWarning, summarise } from "../../src/cli/output/human.js";
import { errorDocument } from "../../src/cli/output/json.js";
import { planDocument } from "../../src/cli/output/plan-document.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import type { FileChange, Plan } from "../../src/plan/plan.js";

const plain = pc.createColors(false);
const create: FileChange = { path: "src/a.ts", action: "create", before: undefined, after: "const a = 1;\n" };
const modify: FileChange = { path: "src/b.ts", action: "modify", before: "one\ntwo\n", after: "one\n2\ntwo\n" };
const same: FileChange = { path: "src/c.ts", action: "identical", before: "x", after: "x" };
const plan: Plan = {
  root: "/app",
  changes: [create, modify, same],
  warnings: [{ code: "EDITED", message: "Edited since.", file: "src/c.ts", line: 2 }],
  nextSteps: ["Do this.", "Then:\nthat"],
};

describe("unifiedDiff", () => {
  it("writes a diff that patch takes, and none where nothing changes", () => {
    expect([create, modify, same].map(unifiedDiff)).toEqual([
      "--- /dev/null\n+++ b/src/a.ts\n@@ -0,0 +1,1 @@\n+const a = 1;\n",
      "--- a/src/b.ts\n+++ b/src/b.ts\n@@ -1,2 +1,3 @@\n one\n+2\n two\n",
      "",
    ]);
  });
});

describe("formatDiff", () => {
  it("colours what comes and goes, and lets no file's text command the terminal", () => {
    const nasty: FileChange = { path: "x", action: "create", before: undefined, after: "a\u001b[2Jb\n" };
    expect(formatDiff([nasty], plain)).toBe("--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\\x1b[2Jb\n");
    expect(formatDiff([modify], pc.createColors(true))).toContain("\u001b[32m+2\u001b[39m");
  });
});

describe("formatChanges", () => {
  it("shows one line per file", () => {
    expect(formatChanges(plan.changes, plain)).toBe("  create    src/a.ts\n  modify    src/b.ts\n  identical src/c.ts");
  });
});

describe("summarise", () => {
  it("says what was written, what would be, and when there is nothing to do", () => {
    expect([summarise(plan, true), summarise(plan, false), summarise({ ...plan, changes: [same] }, true)]).toEqual([
      "Done: 2 files written.",
      "2 files would be written; nothing was.",
      "Nothing to do: everything is there.",
    ]);
  });
});

describe("formatWarning", () => {
  it("names code, message and place", () => {
    expect(plan.warnings.map((warning) => formatWarning(warning, plain))).toEqual([
      "warning EDITED Edited since. src/c.ts:2",
    ]);
  });
});

describe("formatNextSteps", () => {
  it("numbers the steps and keeps their lines together", () => {
    expect(formatNextSteps(plan.nextSteps)).toBe("  1. Do this.\n  2. Then:\n     that");
  });
});

describe("formatError", () => {
  it("says what, where and what to do, with the code frame between", () => {
    const error = new ScaffoldError("SYNTAX_ERROR", "The file does not parse.", {
      file: "src/r.ts",
      line: 2,
      column: 5,
      snippet: "> 2 | oops\n    | ^",
      hint: "Mend it.",
    });
    expect(formatError(error, plain)).toBe(
      [
        "error SYNTAX_ERROR The file does not parse.",
        "  src/r.ts:2:5",
        "",
        "  > 2 | oops",
        "      | ^",
        "",
        "  Mend it.",
      ].join("\n"),
    );
  });
});

describe("planDocument", () => {
  it("has the changes with paths and actions, and diffs only on request", () => {
    const document = { ok: true, command: "add", warnings: plan.warnings, nextSteps: plan.nextSteps, rerun: "npx x" };
    const changes = plan.changes.map(({ path, action }) => ({ path, action }));
    expect(planDocument(plan, { command: "add", rerun: "npx x", diff: false })).toEqual({ ...document, changes });
    expect(planDocument(plan, { command: "add", rerun: "npx x", diff: true })).toEqual({
      ...document,
      changes: changes.map((change, index) => ({ ...change, diff: unifiedDiff(plan.changes[index] ?? create) })),
    });
  });
});

describe("errorDocument", () => {
  it("has the details that the error has, and no others", () => {
    const error = new ScaffoldError("NAME_TAKEN", "Taken.", { file: "src/a.ts", line: 1 });
    expect(JSON.parse(JSON.stringify(errorDocument(error)))).toEqual({
      ok: false,
      error: { code: "NAME_TAKEN", message: "Taken.", file: "src/a.ts", line: 1 },
    });
  });
});
