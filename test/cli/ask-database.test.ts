import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { parseStatusColumn } from "../../src/answers/status-column.js";
import { CANCELLED } from "../../src/cli/cancelled.js";
import { ask } from "../../src/cli/wizard/ask.js";
import { askDatabase } from "../../src/cli/wizard/ask-database.js";
import { databaseChoices, idTypeIn } from "../../src/plan/db/database-choices.js";
import type { NeededDb } from "../../src/plan/db/needed.js";
import { sampleProject } from "../answers/sample-project.js";
import { project, root } from "../plan/sample-project.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { scripted } from "./scripted-prompter.js";

const CLIENT = 'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n';
const ENUM = "enum Job {\n  QUEUED\n  RUNNING\n  DONE\n  FAILED\n}\n\n";
const RUNS =
  "model JobRun {\n  id String @id\n  function String\n  key String\n  state String\n  error String?\n  updatedAt DateTime\n}\n";
const event: NeededDb = { idField: true, columns: [], status: { states: ["processing", "completed", "failed"] } };
const cron: NeededDb = { columns: [], status: { states: ["pending", "completed", "failed"], required: true } };

interface Own {
  readonly columns?: string;
  readonly more?: string;
  readonly client?: string;
  readonly needed?: NeededDb | undefined;
  readonly answers?: Partial<Answers>;
}

function hostOf({ columns = "", more = "", client = CLIENT }: Own) {
  const schema = `${ENUM}${more}model Document {\n  id Int @id\n${columns}\n}\n`;
  const files = {
    "package.json": '{ "dependencies": { "@prisma/client": "6.0.0" } }',
    "src/lib/db.ts": client,
    "prisma/schema.prisma": schema,
  };
  return memoryReadHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])));
}

function choices(own: Own) {
  const answers: Answers = { name: "a", template: "event", trigger: "event", extra: {}, ...own.answers };
  const needed = "needed" in own ? own.needed : event;
  return databaseChoices({ host: hostOf(own), project, answers, entity: "document", needed });
}

const judge = ({ statusColumn = "" }): unknown => parseStatusColumn(statusColumn);

describe("what there is to choose of a database", () => {
  it("are the columns that may hold the status, the surest first", () => {
    const found = choices({ columns: "  status Job\n  processedAt DateTime?\n  kindState String\n  sent Boolean" });
    expect(found).toEqual({
      clients: [],
      columns: [
        { answer: "status=QUEUED|RUNNING|DONE|FAILED", label: "status", hint: "QUEUED, RUNNING, DONE, FAILED" },
        {
          answer: "kindState=pending|processing|completed|failed",
          label: "kindState",
          hint: "pending, processing, completed, failed",
        },
        { answer: "processedAt", label: "processedAt", hint: "the time when it is done" },
      ],
      open: [],
      tables: [],
      initial: "status=QUEUED|RUNNING|DONE|FAILED",
    });
  });

  it("are a table of its own, where one is there and the template can use it", () => {
    const table = { answer: "jobRun", label: "JobRun", hint: "a table of its own" };
    expect(choices({ more: RUNS }).tables).toEqual([table]);
    expect(choices({ more: RUNS, needed: cron }).tables).toEqual([]);
  });

  it("are the clients that nothing tells apart", () => {
    const client = `${CLIENT.replace("prisma =", "east =")}export const west = new PrismaClient();\n`;
    expect(choices({ client }).clients.map(({ answer }) => answer)).toEqual([
      "src/lib/db.ts#east",
      "src/lib/db.ts#west",
    ]);
    expect(choices({ client, answers: { dbClient: "src/lib/db.ts#west" } }).clients).toEqual([]);
  });

  it.each([
    ["no database code is wanted", { answers: { db: "none" } }],
    ["the template writes none", { needed: undefined }],
    ["no status is kept", { needed: { columns: [] } }],
  ] as const)("is nothing where %s", (_, own) => {
    expect(choices({ columns: "  status Job", ...own })).toMatchObject({ clients: [], columns: [], tables: [] });
  });
});

describe("askDatabase", () => {
  const columns = '  status Job\n  note String\n  reviewState String @default("open")';

  it("asks for the column, with what it has in each state", async () => {
    const { prompter, log } = scripted("status");
    const found = { ...choices({ columns }), initial: "none" };
    const asked = await askDatabase({}, found, { prompter, judge });
    expect(asked).toEqual({ raw: { statusColumn: "status=QUEUED|RUNNING|DONE|FAILED" }, cancelled: false });
    expect(log).toEqual(["select Which column says how far the job is? [status, Another column…, None]"]);
  });

  it("needs no word for what would be taken anyway", async () => {
    const { prompter } = scripted("status");
    expect((await askDatabase({}, choices({ columns }), { prompter, judge })).raw).toEqual({});
  });

  it("takes another with its values, judged, none, or a table", async () => {
    const other = scripted("Another column…", "reviewState=a|b", "reviewState=a|b|c|d");
    const asked = await askDatabase({}, choices({ columns }), { prompter: other.prompter, judge });
    expect(asked.raw).toEqual({ statusColumn: "reviewState=a|b|c|d" });
    expect(other.log.slice(1)).toEqual([
      "text Which one, and what has it while a job is pending, processing, completed and failed? [reviewState=pending|processing|completed|failed]",
      expect.stringMatching(/^refused reviewState=a\|b: /),
    ]);
    const none = await askDatabase({}, choices({ columns }), { prompter: scripted("None").prompter, judge });
    expect(none.raw).toEqual({ statusColumn: "none" });
    const table = await askDatabase({}, choices({ columns, more: RUNS }), {
      prompter: scripted("JobRun").prompter,
      judge,
    });
    expect(table.raw).toEqual({ statusTable: "jobRun" });
  });

  it("asks for the client, and for nothing more where none is wanted", async () => {
    const client = `${CLIENT.replace("prisma =", "east =")}export const west = new PrismaClient();\n`;
    const found = choices({ client, columns });
    const west = await askDatabase({}, found, { prompter: scripted("west", "None").prompter, judge });
    expect(west.raw).toEqual({ dbClient: "src/lib/db.ts#west", statusColumn: "none" });
    const none = await askDatabase({}, found, { prompter: scripted("None").prompter, judge });
    expect(none.raw).toEqual({ db: "none" });
  });

  it("asks nothing that was answered, or that has one answer", async () => {
    const { prompter, log } = scripted();
    const given = { statusColumn: "status" };
    expect((await askDatabase(given, choices({ columns }), { prompter, judge })).raw).toEqual(given);
    expect((await askDatabase({}, choices({ columns: "  note String" }), { prompter, judge })).raw).toEqual({});
    expect(log).toEqual([]);
  });

  it("ends where it is cancelled", async () => {
    const found = choices({ columns });
    expect((await askDatabase({}, found, { prompter: scripted(CANCELLED).prompter, judge })).cancelled).toBe(true);
    const other = scripted("Another column…", CANCELLED).prompter;
    expect((await askDatabase({}, found, { prompter: other, judge })).cancelled).toBe(true);
  });
});

describe("the id that the wizard proposes", () => {
  it("has the type of the rows' own", async () => {
    const host = hostOf({});
    expect([idTypeIn(host, project, "document"), idTypeIn(host, project, "deal")]).toEqual(["number", "string"]);
    const known = { name: "score-document", trigger: "event", event: "app/document.score", retries: "1" };
    const asked = await ask(known, sampleProject({ events: [] }), {
      prompter: scripted("<enter>", "<enter>", "", "").prompter,
      idType: (entity) => idTypeIn(host, project, entity),
    });
    expect(asked.raw.field?.[0]).toBe("documentId:number");
  });
});
