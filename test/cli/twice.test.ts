import { describe, expect, it } from "vitest";
import { commitAll } from "../../fixtures/copy-app.mjs";
import { copyHazard, type Hazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { sample } from "../support/sample.js";
import { changedFiles, readTree, type Tree } from "../support/tree.js";

/*
 * Each project of fixtures/hazards gets jobs that its own command is not: what a first run writes must not change what a
 * second one finds, and must be all that a removal takes out.
 */
const EVENT_FIELDS = ["thingId:string", "count:number?", "kind:a|b", "tags:string[]", "at:date", "open:boolean"];
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  "an event job": ["twice-event", "--event", "twice/thing.created", ...fields(EVENT_FIELDS)],
  "a cron job": ["twice-cron", "--cron", "15 4 * * *", "--retries", "1"],
  "a pipeline": [
    ...["twice-fan-out", "--template", "fan-out", "--event", "twice/list.closed"],
    ...["--item", "entry", "--retries", "2", ...fields(["listId:string", "organizationId:string"])],
  ],
};

describe.each(
  sample(
    readHazards().filter((one) => !one.refused),
    9,
  ),
)("hazards/$name", (one) => {
  it.each(Object.entries(COMMANDS))("has %s twice and then not at all", (_, words) => twiceAndNotAtAll(one, words));
});

async function twiceAndNotAtAll(one: Hazard, words: readonly string[]): Promise<void> {
  const app = await copyHazard(one);
  const run = (...args: string[]) => runInProcess([...args, ...placeOf(one), "--json"], app.directory);
  const add = () => run("add", ...words, "--test", "none");
  try {
    commitAll(app.directory);
    const before = await readTree(app.directory);
    const idsBefore = await idsIn(run);
    expect(await add()).toMatchObject({ code: 0 });
    const after = await readTree(app.directory);

    const again = await add();
    expect(again.code, again.stdout).toBe(0);
    const { changes } = JSON.parse(again.stdout) as { changes: readonly object[] };
    expect(changes).toEqual(changes.map((change) => ({ ...change, action: "identical" })));
    expect(changedFiles(after, await readTree(app.directory))).toEqual(new Map());

    const made = (await idsIn(run)).filter((id) => !idsBefore.includes(id));
    const removed = await run("remove", ...made, "--on-conflict", "overwrite");
    expect(removed.code, removed.stdout).toBe(0);
    expect(texts(await readTree(app.directory))).toEqual(texts(before));
  } finally {
    await app.remove();
  }
}

function fields(texts: readonly string[]): string[] {
  return texts.flatMap((text) => ["--field", text]);
}

async function idsIn(run: (...args: string[]) => ReturnType<typeof runInProcess>): Promise<string[]> {
  const { stdout } = await run("info");
  const { project } = JSON.parse(stdout) as { project: { functions: { id: string; served: boolean }[] } };
  return project.functions.filter(({ served }) => served).map(({ id }) => id);
}

const texts = (tree: Tree): Record<string, string> =>
  Object.fromEntries([...tree].map(([path, bytes]) => [path, bytes.toString("latin1")]).sort());

/** The flags of the hazard's own command that say where. */
const placeOf = ({ args }: Hazard): string[] =>
  ["--serve", "--client", "--dir", "--cwd"].flatMap((flag) => {
    const at = args.indexOf(flag);
    return at === -1 ? [] : [flag, args[at + 1] ?? ""];
  });
