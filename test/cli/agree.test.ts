import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { settleConflicts } from "../../src/cli/add/settle-conflicts.js";
import { CANCELLED, type Cancelled } from "../../src/cli/cancelled.js";
import { agree } from "../../src/cli/wizard/agree.js";
import type { ConflictPolicy } from "../../src/cli/write-options.js";
import type { FileChange, Plan } from "../../src/plan/plan.js";
import { refusal } from "../answers/refusal.js";
import { scripted } from "./scripted-prompter.js";

const create: FileChange = { path: "src/a.ts", action: "create", before: undefined, after: "a\n" };
const conflict: FileChange = { path: "src/b.ts", action: "conflict", before: "theirs\n", after: "ours\n" };
const planOf = (...changes: FileChange[]): Plan => ({ root: "/app", changes, warnings: [], nextSteps: [] });
const overwritten: FileChange = { ...conflict, action: "modify" };
const skipped: FileChange = { ...conflict, action: "skip", after: "theirs\n" };

async function outcome(
  plan: Plan,
  options: { onConflict?: ConflictPolicy; yes?: boolean },
  ...answers: (string | typeof CANCELLED)[]
) {
  const { prompter, log } = scripted(...answers);
  const { onConflict, yes = false } = options;
  const agreed = await agree(plan, { onConflict, yes, diff: false }, { prompter, colors: pc.createColors(false) });
  return { changes: agreed === CANCELLED ? CANCELLED : agreed.plan.changes, log };
}

describe("agree", () => {
  it("shows the changes and takes the answer", async () => {
    expect(await outcome(planOf(create), {}, "Yes")).toEqual({
      changes: [create],
      log: ["note   create    src/a.ts", "select Write this file? [Yes, Show the diff first, No]"],
    });
  });

  it("shows the diff as often as it is asked for", async () => {
    const { log } = await outcome(planOf(create), {}, "Show the diff first", "Show the diff first", "Yes");
    expect(log.filter((line) => line.startsWith("print --- /dev/null"))).toHaveLength(2);
  });

  it.each<[string | Cancelled]>([["No"], [CANCELLED]])("is no agreement with %s", async (answer) => {
    expect((await outcome(planOf(create), {}, answer)).changes).toBe(CANCELLED);
  });

  it("asks nothing with --yes, or when there is nothing to write", async () => {
    expect((await outcome(planOf(create), { yes: true })).changes).toEqual([create]);
    const identical: FileChange = { ...create, action: "identical", before: "a\n" };
    expect((await outcome(planOf(identical), {})).changes).toEqual([identical]);
  });

  it("asks for every file in the way, also with --yes", async () => {
    expect((await outcome(planOf(conflict), { yes: true }, "Replace it")).changes).toEqual([overwritten]);
    expect((await outcome(planOf(create, conflict), {}, "Keep it", "Yes")).changes).toEqual([create, skipped]);
    expect((await outcome(planOf(conflict), {}, "Stop")).changes).toBe(CANCELLED);
    expect((await outcome(planOf(conflict), {}, CANCELLED)).changes).toBe(CANCELLED);
  });

  it("asks nothing about files in the way where --on-conflict says what to do", async () => {
    expect((await outcome(planOf(conflict), { yes: true, onConflict: "overwrite" })).changes).toEqual([overwritten]);
    await expect(outcome(planOf(conflict), { onConflict: "fail" })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("settleConflicts", () => {
  it("names the file and both ways out", () => {
    expect(refusal(() => settleConflicts(planOf(conflict), () => "fail"))).toEqual({
      code: "CONFLICT",
      message: "src/b.ts holds something else.",
      hint: "Choose another name, or say what is to happen with the file: --on-conflict skip or --on-conflict overwrite.",
    });
  });
});
