import { describe, expect, it } from "vitest";
import { inRunner } from "../../../src/templates/runners/in-runner.js";
import type { RunnerInput } from "../../../src/templates/runners/runner-input.js";

const input = (runner: RunnerInput["runner"], given: Partial<RunnerInput> = {}): RunnerInput => ({
  runner,
  module: "esm",
  driver: "./driver",
  exportsOf: (specifier) => ({ functions: specifier === "./a.effects" ? ["load", "save"] : [], others: false }),
  isLate: (specifier) => specifier === "./a",
  ...given,
});

const IMPORTS = `import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db";
import { a } from "./a";
import * as effects from "./a.effects";
import { runFunction } from "./driver";
`;

/** The lines after the imports and what is put in place of modules. */
const bodyOf = (runner: RunnerInput["runner"], body: string): string =>
  inRunner(`import { expect, it, vi } from "vitest";\n\n${body}\n`, input(runner))
    .replace(/^(?:import [\s\S]*?;\n)+\n?/, "")
    .trim();

describe("inRunner", () => {
  const test = `${IMPORTS}
vi.mock("@/db", () => ({ db: { row: { find: vi.fn() } } }));
vi.mock("./a.effects");

const rows = vi.fn(async () => 1);

describe("a", () => {
  beforeEach(() => {
    vi.resetAllMocks();
    vi.mocked(effects.load).mockResolvedValue({ id: "1" });
  });

  it("works", async () => {
    expect(await runFunction(a)).toEqual({ id: "1" });
  });
});
`;

  it("has Bun's runner load what is under test after what it is to use", () => {
    expect(inRunner(test, input("bun"))).toBe(`import { beforeEach, describe, expect, it, mock } from "bun:test";
import type * as Effects from "./a.effects";
import { replaceModule, runFunction } from "./driver";

const db = { row: { find: mock() } };
replaceModule(import.meta.resolve("@/db"), { db });
const effects = {
  load: mock<typeof Effects.load>(),
  save: mock<typeof Effects.save>(),
};
replaceModule(import.meta.resolve("./a.effects"), effects);
const { a } = await import("./a");

const rows = mock(async () => 1);

describe("a", () => {
  beforeEach(() => {
    for (const each of [db.row.find, ...Object.values(effects), rows]) each.mockReset();
    effects.load.mockResolvedValue({ id: "1" });
  });

  it("works", async () => {
    expect(await runFunction(a)).toEqual({ id: "1" });
  });
});
`);
  });

  it("has Node's runner do so with what Node brings", () => {
    expect(inRunner(test, input("node"))).toBe(`import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import type * as Effects from "./a.effects";
import { forget, replaceModule, runFunction } from "./driver";

const db = { row: { find: mock.fn<(...args: unknown[]) => unknown>() } };
replaceModule(import.meta.resolve("@/db"), { db });
const effects = {
  load: mock.fn<typeof Effects.load>(),
  save: mock.fn<typeof Effects.save>(),
};
replaceModule(import.meta.resolve("./a.effects"), effects);
const { a } = await import("./a");

const rows = mock.fn(async () => 1);

describe("a", () => {
  beforeEach(() => {
    forget(db.row.find, ...Object.values(effects), rows);
    effects.load.mock.mockImplementation(async () => ({ id: "1" }));
  });

  it("works", async () => {
    assert.deepEqual(await runFunction(a), { id: "1" });
  });
});
`);
  });

  it("requires modules where the test is CommonJS", () => {
    const text = inRunner(test, input("node", { module: "cjs" }));
    expect(text).toContain('replaceModule(require.resolve("@/db"), { db });');
    expect(text).toContain('const { a } = require("./a") as typeof import("./a");');
    expect(text).not.toMatch(/await import|import\.meta/);
  });

  it("leaves imports where they are when nothing is put in a module's place", () => {
    const plain =
      'import { expect, it } from "vitest";\nimport { sum } from "./sum";\n\nit("sums", () => {\n  expect(sum(1, 2)).toBe(3);\n});\n';
    expect(inRunner(plain, input("bun"))).toBe(plain.replace("vitest", "bun:test"));
    expect(inRunner(plain, input("node"))).toBe(
      'import assert from "node:assert/strict";\nimport { it } from "node:test";\nimport { sum } from "./sum";\n\nit("sums", () => {\n  assert.equal(sum(1, 2), 3);\n});\n',
    );
  });

  it.each([
    [
      "a default export",
      'vi.mock("@/db", () => ({ __esModule: true, default: { find: vi.fn() } }));',
      "import db from",
      "{ default: db }",
    ],
    [
      "the module's own rest",
      'vi.mock("@/db", async (original) => ({ ...(await original<object>()), db: vi.fn() }));',
      "import { db } from",
      '{ ...(await loadAgain<object>(import.meta.resolve("@/db"))), db }',
    ],
    ["another name", 'vi.mock("@/db", () => ({ client: vi.fn() }));', "import { client as db } from", "{ client: db }"],
    ["what the test does not name", 'vi.mock("@/db", () => ({ other: {} }));', "import { db } from", "{ other: {} }"],
  ])("puts %s in a module's place", (_what, mock, imported, expected) => {
    const text = inRunner(`import { vi } from "vitest";\n${imported} "@/db";\n\n${mock}\n\nvoid db;\n`, input("bun"));
    expect(text).toContain(`replaceModule(import.meta.resolve("@/db"), ${expected});`);
  });

  it("gives the functions of a module the names that the test imports", () => {
    const text = inRunner(
      'import { vi } from "vitest";\nimport { load } from "./a.effects";\n\nvi.mock("./a.effects");\n\nvi.mocked(load).mockReset();\n',
      input("bun"),
    );
    expect(text).toContain("const load = mock<typeof AEffects.load>();\n");
    expect(text).toContain("{ load, save: mock<typeof AEffects.save>() }");
  });
});

describe("what a test imports of a module that is replaced", () => {
  it("is loaded after it where it is the module's own", () => {
    const text = inRunner(
      'import { vi } from "vitest";\nimport { db, LIMIT } from "@/db";\n\nvi.mock("@/db", async (original) => ({ ...(await original<object>()), db: vi.fn() }));\n\nvoid [db, LIMIT];\n',
      input("node"),
    );
    expect(text).toContain('), db });\nconst { LIMIT } = await import("@/db");\n');
    expect(text).not.toMatch(/^import .*@\/db/m);
  });
});

describe("what is expected, in Node's words", () => {
  it.each([
    ["expect(a).toBe(1);", "assert.equal(a, 1);"],
    ["expect(a).not.toBe(1);", "assert.notEqual(a, 1);"],
    ["expect(a).toBeUndefined();", "assert.equal(a, undefined);"],
    ["expect(a).toHaveLength(2);", "assert.equal(a.length, 2);"],
    ["expect(a).toEqual([1]);", "assert.deepEqual(a, [1]);"],
    ["expect(a).toContain(1);", "assert.ok(a.includes(1));"],
    ["expect(a).not.toContain(1);", "assert.ok(!a.includes(1));"],
    ["expect(a).toContainEqual([1]);", "assertContains(a, [1]);"],
    ["expect(a).toBeInstanceOf(Error);", "assert.ok(a instanceof Error);"],
    ["expect(a).toBeLessThan(2);", "assert.ok(a < 2);"],
    ["expect(a).toMatch(/x/);", "assert.match(a, /x/);"],
    ['expect(() => a()).toThrow("no (x)");', "assert.throws(() => a(), /no \\(x\\)/);"],
    ["await expect(a()).rejects.toThrow(/x/);", "await assert.rejects(a(), /x/);"],
    ["expect(f).toHaveBeenCalledTimes(2);", "assert.equal(f.mock.callCount(), 2);"],
    ["expect(f).not.toHaveBeenCalled();", "assert.equal(f.mock.callCount(), 0);"],
    ["expect(f).toHaveBeenCalledWith(1, 2);", "assertContains(f.mock.calls.map((call) => call.arguments), [1, 2]);"],
    ["expect(f).toHaveBeenLastCalledWith(1);", "assert.deepEqual(f.mock.calls.at(-1)?.arguments, [1]);"],
    ['expect(run.error).toMatchObject({ message: "busy" });', 'assert.equal(run.error?.message, "busy");'],
    ["expect(run.result).toMatchObject({ sent: 1 });", "assertHolds(run.result, { sent: 1 });"],
    ["expect(a).toEqual({ at: expect.any(Date) });", "assertFits(a, { at: like(Date) });"],
    ["expect(a).toMatchObject({ m: expect.stringMatching(/x/) });", "assertHolds(a, { m: like(/x/) });"],
  ])("%s", (vitest, node) => {
    expect(bodyOf("node", vitest)).toBe(node);
  });

  it("knows a constant that stands for any value of a kind", () => {
    expect(
      bodyOf("node", 'it("a", () => {\n  const key = expect.any(String);\n  expect(a).toEqual([{ key }]);\n});'),
    ).toContain("assertFits(a, [{ key }]);");
  });

  it("refuses what it has no words for", () => {
    expect(() => bodyOf("node", "expect(a).toMatchSnapshot();")).toThrow("no words for toMatchSnapshot()");
    expect(() => bodyOf("bun", "vi.useFakeTimers();")).toThrow("no words for vi.useFakeTimers()");
  });
});

describe("what functions do, in Node's words", () => {
  it.each([
    ["f.mockResolvedValue(1);", "f.mock.mockImplementation(async () => 1);"],
    ["f.mockResolvedValue({ a } as never);", "f.mock.mockImplementation(async () => ({ a } as never));"],
    ['f.mockRejectedValue(new Error("x"));', 'f.mock.mockImplementation(async () => { throw new Error("x"); });'],
    ["f.mockReturnValue([]);", "f.mock.mockImplementation(() => []);"],
    ["f.mockImplementation(g);", "f.mock.mockImplementation(g);"],
    ["f.mockResolvedValueOnce(1);", "f.mock.mockImplementationOnce(async () => 1);"],
    [
      "f.mockResolvedValueOnce(1).mockResolvedValueOnce(2);",
      "f.mock.mockImplementationOnce(async () => 1, 0);\nf.mock.mockImplementationOnce(async () => 2, 1);",
    ],
    [
      "use(() => f.mockResolvedValueOnce(1).mockResolvedValueOnce(2));",
      "use(() => { f.mock.mockImplementationOnce(async () => 1, 0); f.mock.mockImplementationOnce(async () => 2, 1); });",
    ],
    ["use(f.mock.calls);", "use(f.mock.calls.map((call) => call.arguments));"],
    ["use(f.mock.calls[0]);", "use(f.mock.calls[0]?.arguments);"],
    ["use(f.mock.calls.length);", "use(f.mock.callCount());"],
    ['const clock = vi.spyOn(Date, "now").mockReturnValue(1);', 'const clock = mock.method(Date, "now", () => 1);'],
    ["clock.mockRestore();", "clock.mock.restore();"],
  ])("%s", (vitest, node) => {
    expect(bodyOf("node", vitest)).toBe(node);
  });
});

describe("a table of tests, in Node's words", () => {
  it.each([
    [
      'it.each([1, 2])("takes %s", async (value) => {\n  use(value);\n});',
      "for (const value of [1, 2]) {\n  it(`takes ${value}`, async () => {\n    use(value);\n  });\n}",
    ],
    [
      'it.each([["a", 1]] as const)("%s is %j", (name, value) => {\n  use(name, value);\n});',
      'for (const [name, value] of [["a", 1]] as const) {\n  it(`${name} is ${JSON.stringify(value)}`, async () => {\n    use(name, value);\n  });\n}',
    ],
    [
      'it.each(TABLE)("costs `x`", (name) => {\n  use(name);\n});',
      'for (const [name] of TABLE) {\n  it("costs `x`", async () => {\n    use(name);\n  });\n}',
    ],
  ])("%s", (vitest, node) => {
    expect(bodyOf("node", vitest)).toBe(node);
  });
});

describe("a module anew", () => {
  it("is loaded by the driver", () => {
    const again = 'vi.resetModules();\nconst fresh = await import("./a");';
    expect(bodyOf("bun", again)).toBe(
      'const fresh = await loadAgain<typeof import("./a")>(import.meta.resolve("./a"));',
    );
    expect(bodyOf("node", 'const real = await vi.importActual<typeof effects>("./b");')).toBe(
      'const real = await loadAgain<typeof effects>(import.meta.resolve("./b"));',
    );
  });

  it("is found by the path of the test", () => {
    expect(bodyOf("bun", "use(String(expect.getState().testPath));")).toBe(
      "use(String(fileURLToPath(import.meta.url)));",
    );
  });
});
