import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";
import { changedFiles, readTree } from "../support/tree.js";
import { copyApp, runTests, SDKS, typeCheck, type Workspace } from "../support/workspace.js";

/*
 * Every pair of flow options on the basic templates: what is taken must compile, and reach Inngest through the app's
 * own serve handler without a warning; what is refused must leave every file as it was. All pairs with SCAFFOLD_FULL=1.
 */
const full = process.env.SCAFFOLD_FULL === "1";
const minutes = 60_000;

/** Each option as it is typed, and the key under which Inngest gets it. */
const OPTIONS = {
  concurrency: { args: ["--concurrency", "50"], key: "concurrency" },
  keyed: { args: ["--concurrency", "5:event.data.organizationId"], key: "concurrency" },
  throttle: { args: ["--throttle", "10/1m,burst=2"], key: "throttle" },
  rateLimit: { args: ["--rate-limit", "10/1d"], key: "rateLimit" },
  debounce: { args: ["--debounce", "30s,timeout=5m"], key: "debounce" },
  priority: { args: ["--priority", "event.data.urgent ? 120 : 0"], key: "priority" },
  idempotency: { args: ["--idempotency", "event.data.organizationId"], key: "idempotency" },
  cancelOn: { args: ["--cancel-on", "app/item.stopped"], key: "cancel" },
  batch: { args: ["--batch", "10/2m"], key: "batchEvents" },
  timeout: { args: ["--timeout", "2h,start=10m"], key: "timeouts" },
  singleton: { args: ["--singleton", "cancel"], key: "singleton" },
  retries: { args: ["--retries", "7"], key: "steps" },
} as const;
type Option = keyof typeof OPTIONS;

const TRIGGERS = {
  event: (event: string) => [
    "--event",
    event,
    "--field",
    "itemId:string",
    "--field",
    "organizationId:string",
    "--field",
    "urgent:boolean",
  ],
  cron: () => ["--cron", "0 2 * * *"],
  multi: (event: string) => [...TRIGGERS.event(event), ...TRIGGERS.cron()],
};
type Template = keyof typeof TRIGGERS;

/** What Inngest refuses or ignores (measured), and what the template cannot do. */
function isRefused(template: Template, pair: readonly Option[]): boolean {
  const has = (...options: Option[]): boolean => options.some((option) => pair.includes(option));
  if (has("batch")) return true;
  if (template === "cron" && has("keyed", "debounce", "priority", "idempotency")) return true;
  return has("rateLimit") && has("idempotency");
}

const names = Object.keys(OPTIONS) as Option[];
const all = (Object.keys(TRIGGERS) as Template[]).flatMap((template) =>
  names.flatMap((one, at) => names.slice(at + 1).map((other) => ({ template, pair: [one, other] as const }))),
);
const jobs = all
  .filter((_, index) => full || index % 17 === 0)
  .map((job, index) => ({ ...job, name: `pair-${index}`, refused: isRefused(job.template, job.pair) }));

const argsOf = ({ template, pair, name }: (typeof jobs)[number]): string[] => [
  ...["inngest", "add", name, ...TRIGGERS[template](`app/${name}.made`)],
  ...pair.flatMap((option) => OPTIONS[option].args),
  "--json",
];

describe.each(SDKS)("pairs of flow options on %s", (sdk) => {
  let app: Workspace;
  beforeAll(async () => {
    app = await copyApp(sdk, "skill", { git: true });
  });
  afterAll(() => app.remove());

  it("are taken or refused as Inngest would have it, and refused ones change nothing", {
    timeout: 15 * minutes,
  }, async () => {
    for (const job of jobs) {
      const before = job.refused ? await readTree(app.directory) : undefined;
      const { code, stdout } = await runInProcess(argsOf(job), app.directory);
      expect(code, `${job.template} ${job.pair}: ${stdout}`).toBe(job.refused ? 2 : 0);
      if (before !== undefined) expect(changedFiles(before, await readTree(app.directory))).toEqual(new Map());
    }
  });

  it("compile", { timeout: 5 * minutes }, async () => {
    const result = await typeCheck(app.directory);
    expect(result.code, result.output).toBe(0);
  });

  it("reach Inngest through the serve handler without a warning", { timeout: 5 * minutes }, async () => {
    const taken = jobs.filter((job) => !job.refused);
    const wanted = taken.map(({ name, pair }) => ({ name, keys: pair.map((option) => OPTIONS[option].key) }));
    await writeFile(join(app.directory, "src/sync.test.ts"), syncTest(wanted));
    const result = await runTests(app.directory, ["src/sync.test.ts"]);
    expect(result.code, result.output).toBe(0);
    expect(result.output).not.toMatch(/std(out|err) \|/);
  });
});

const syncTest = (wanted: readonly { readonly name: string; readonly keys: readonly string[] }[]): string => `
import { expect, it, vi } from "vitest";
vi.hoisted(() => { process.env.INNGEST_DEV = "1"; });
vi.mock("@/lib/db", () => ({ prisma: {}, db: {} }));
import { PUT } from "@/app/api/inngest/route";

it("syncs", async () => {
  const warned = vi.spyOn(console, "warn");
  const headers = { host: "localhost", "content-type": "application/json", "x-inngest-sync-kind": "in_band" };
  const url = "http://localhost/api/inngest";
  const request = new Request(url, { method: "PUT", headers, body: JSON.stringify({ url }) });
  const response = await (PUT as unknown as (request: Request, context: object) => Promise<Response>)(request, {});
  expect(response.status).toBe(200);
  const { functions } = (await response.json()) as { functions: Record<string, unknown>[] };
  for (const { name, keys } of ${JSON.stringify(wanted)}) {
    const config = functions.find(({ id }) => String(id).endsWith(\`-\${name}\`));
    for (const key of keys) expect(config?.[key], \`\${name} \${key}\`).toBeDefined();
  }
  expect(warned).not.toHaveBeenCalled();
});
`;
