import { describe, expect, it } from "vitest";
import type { StatusColumn } from "../../src/answers/status-column.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { pendingWhere } from "../../src/plan/status/pending-where.js";
import { settleStatus } from "../../src/plan/status/settle-status.js";
import { assignmentsOf } from "../../src/plan/status/status-form.js";
import { prismaModels } from "../../src/project/orm/prisma-schema.js";
import type { Model } from "../../src/project/project.js";

const ENUMS = `
enum Job { QUEUED RUNNING DONE FAILED CANCELLED }
enum Words { not_started in_progress succeeded error skipped }
enum Order { PENDING PROCESSING COMPLETED FAILED REFUNDED }
enum Post { DRAFT PUBLISHED ARCHIVED }
enum NoStart { RUNNING DONE FAILED }
enum Busy { new busy ok broken }
`.replace(/\{([^}]*)\}/g, (_, words: string) => `{\n${words.trim().split(/\s+/).join("\n")}\n}`);

function model(columns: string, name = "Document"): Model {
  const lines = columns.split(";").map((each) => `  ${each.trim()}`);
  const text = `${ENUMS}\nmodel ${name} {\n  id String @id\n${lines.join("\n")}\n}\n`;
  const [found] = prismaModels([{ file: "schema.prisma", text }]);
  if (found === undefined) throw new Error("no model was read");
  return found;
}

const settle = (of: Model, answer?: StatusColumn | false, job = "make-report") => settleStatus(of, answer, job);

/** The column that is taken, and what it has while a job is pending, processing, completed and failed. */
function taken(columns: string, { name = "Document", job = "make-report" } = {}) {
  const { form } = settle(model(columns, name), undefined, job);
  if (form === undefined) return undefined;
  const { pending, processing, completed, failed } = form.values;
  return [form.column.name, pending, processing, completed, failed];
}

describe("a model's own status", () => {
  it.each([
    ["an enum", "status Job", ["status", "QUEUED", "RUNNING", "DONE", "FAILED"]],
    ["an enum with other words", "state Words", ["state", "not_started", "in_progress", "succeeded", "error"]],
    [
      "a text with a usual name",
      "processingStatus String",
      ["processingStatus", "pending", "processing", "completed", "failed"],
    ],
    [
      "a text that begins in capitals",
      'jobStatus String @default("PENDING")',
      ["jobStatus", "PENDING", "PROCESSING", "COMPLETED", "FAILED"],
    ],
    [
      "a text that begins otherwise",
      'import_status String @default("Queued")',
      ["import_status", "Queued", "Processing", "Completed", "Failed"],
    ],
    [
      "a text whose comment lists its values",
      'status String @default("new") // new | running | done | failed',
      ["status", "new", "running", "done", "failed"],
    ],
    ["a boolean", "processed Boolean @default(false)", ["processed", false, undefined, true, undefined]],
    ["a boolean that asks", "isProcessed Boolean", ["isProcessed", false, undefined, true, undefined]],
    ["a time", "processedAt DateTime?", ["processedAt", undefined, undefined, undefined, undefined]],
    [
      "times of an end and a failure",
      "completedAt DateTime?; failedAt DateTime?",
      ["completedAt", undefined, undefined, undefined, undefined],
    ],
    [
      "an end and an error",
      "finishedAt DateTime?; errorMessage String?",
      ["finishedAt", undefined, undefined, undefined, undefined],
    ],
    ["an enum that may be empty", "status NoStart?", ["status", null, "RUNNING", "DONE", "FAILED"]],
    ["the job's before another", "status Job; ocrStatus Job", ["ocrStatus", "QUEUED", "RUNNING", "DONE", "FAILED"]],
    ["a state before a time", "status Job; processedAt DateTime?", ["status", "QUEUED", "RUNNING", "DONE", "FAILED"]],
  ])("is taken where it is %s", (_, columns, found) => {
    expect(taken(columns)).toEqual(found);
  });

  it.each([
    ["an enum of the business", "status Post"],
    ["an enum with a word of the business", "status Order"],
    ["a text whose values nobody lists", 'status String @default("pending")'],
    ["a text whose comment says something else", "status String // see docs"],
    ["a status of something else", "paymentStatus Job"],
    ["a time that a person may set", "completedAt DateTime?"],
    ["a time in every row", "processedAt DateTime"],
    ["a boolean of the business", "completed Boolean"],
    ["a number", "status Int"],
    ["two that are alike", "ocrStatus Job; syncStatus Job"],
  ])("is left alone where it is %s", (_, columns) => {
    expect(taken(columns)).toBeUndefined();
  });

  it("is left alone where the row is money's or an order's", () => {
    expect(["Payment", "CustomerOrder", "Subscription"].map((name) => taken("status Job", { name }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is of two the one that the job is called after", () => {
    expect(taken("ocrStatus Job; transcriptionStatus Job", { job: "transcribe-audio" })?.[0]).toBe(
      "transcriptionStatus",
    );
  });

  it("is told to whom it may surprise", () => {
    expect(settle(model("status Job")).assumed).toBe(true);
    expect(settle(model("processingStatus Job")).assumed).toBe(false);
    const open = settle(model("status Post; completedAt DateTime?")).open.map(({ name }) => name);
    expect(open).toEqual(["completedAt", "status"]);
  });
});

describe("what the states write", () => {
  const written = (columns: string) => {
    const { form } = settle(model(columns));
    if (form === undefined) throw new Error("no status was found");
    const { pending: _, ...states } = assignmentsOf(form);
    const text = (each: (typeof states.failed)[number]): string =>
      `${each.column}=${each.value.kind === "literal" ? each.value.value : each.value.kind}`;
    return {
      ...Object.fromEntries(Object.entries(states).map(([state, all]) => [state, all.map(text).join(" ")])),
      waiting: pendingWhere(form).map(text).join(" "),
    };
  };

  it.each([
    [
      "status Job; errorMessage String?; startedAt DateTime?; completedAt DateTime?; failedAt DateTime?",
      {
        processing: "status=RUNNING errorMessage=null startedAt=time",
        completed: "status=DONE completedAt=time",
        failed: "status=FAILED errorMessage=message failedAt=time",
        waiting: "status=QUEUED",
      },
    ],
    [
      "ocrStatus Job; ocrError String?; error String?; ocrStartedAt DateTime?",
      {
        processing: "ocrStatus=RUNNING ocrError=null ocrStartedAt=time",
        completed: "ocrStatus=DONE",
        failed: "ocrStatus=FAILED ocrError=message",
        waiting: "ocrStatus=QUEUED",
      },
    ],
    [
      "status Job; error String",
      {
        processing: "status=RUNNING",
        completed: "status=DONE",
        failed: "status=FAILED error=message",
        waiting: "status=QUEUED",
      },
    ],
    [
      "processed Boolean; lastError String?",
      {
        processing: "",
        completed: "processed=true lastError=null",
        failed: "lastError=message",
        waiting: "processed=false lastError=null",
      },
    ],
    ["processed Boolean", { processing: "", completed: "processed=true", failed: "", waiting: "processed=false" }],
    [
      "processedAt DateTime?; failedAt DateTime?; failureReason String?",
      {
        processing: "",
        completed: "processedAt=time failureReason=null",
        failed: "failedAt=time failureReason=message",
        waiting: "processedAt=null failedAt=null",
      },
    ],
    [
      "processedAt DateTime?",
      { processing: "", completed: "processedAt=time", failed: "", waiting: "processedAt=null" },
    ],
  ])("are %s", (columns, states) => {
    expect(written(columns)).toEqual(states);
  });
});

describe("a status that was answered", () => {
  const answered = (columns: string, answer: StatusColumn) => settle(model(columns), answer).form;
  const values = { pending: "new", processing: "busy", completed: "ok", failed: "broken" };

  it("is taken as it is", () => {
    expect(answered("status String", { column: "status", values })?.values).toEqual(values);
    expect(answered("status Busy", { column: "status", values })?.values).toEqual(values);
    expect(answered("status Job", { column: "status" })?.values.processing).toBe("RUNNING");
    expect(answered("done Boolean", { column: "done" })?.values).toEqual({ pending: false, completed: true });
    expect(
      answered("open Boolean", { column: "open", values: { pending: "true", completed: "false" } })?.values,
    ).toEqual({ pending: true, completed: false });
    expect(answered("doneAt DateTime?", { column: "doneAt" })?.times.completed?.name).toBe("doneAt");
    expect(settle(model("status Job"), false).form).toBeUndefined();
  });

  it.each([
    [
      "a column that is not there",
      "status Job",
      { column: "statsu" },
      /has no column "statsu"/,
      /Did you mean status\?/,
    ],
    [
      "a column that nothing is like",
      "status Job",
      { column: "zzz" },
      /has no column "zzz"/,
      /Its columns are id, status/,
    ],
    [
      "a value in another case",
      "status Busy",
      { column: "status", values: { ...values, completed: "OK" } },
      /has no value "OK"/,
      /Did you mean ok\? It has new, busy, ok, broken/,
    ],
    [
      "values that say nothing",
      "status Post",
      { column: "status" },
      /has DRAFT, PUBLISHED, ARCHIVED/,
      /--status-column 'status=DRAFT\|PUBLISHED\|ARCHIVED\|failed'/,
    ],
    [
      "a text without values",
      'status String @default("open")',
      { column: "status" },
      /does not say which values/,
      /status=pending\|processing/,
    ],
    ["states of a time", "doneAt DateTime?", { column: "doneAt", values }, /takes no states/, /alone/],
    [
      "texts of a boolean",
      "done Boolean",
      { column: "done", values },
      /neither true nor false/,
      /done=false\|\|true\|/,
    ],
    ["a number", "count Int", { column: "count" }, /can hold no status/, /Name a column of texts/],
  ])("is refused as %s", (_, columns, answer, message, hint) => {
    const refused = (): unknown => answered(columns, answer);
    expect(refused).toThrow(ScaffoldError);
    expect(refused).toThrow(
      expect.objectContaining({ code: "ANSWER_INVALID", message: expect.stringMatching(message) }),
    );
    expect(refused).toThrow(expect.objectContaining({ hint: expect.stringMatching(hint) }));
  });
});
