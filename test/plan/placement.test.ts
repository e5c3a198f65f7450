import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { place } from "../../src/plan/placement.js";
import type { Project } from "../../src/project/project.js";
import { conventions, hostOf, project } from "./sample-project.js";

const answers: Answers = { name: "parse-transcript", template: "event", trigger: "event", extra: {} };

function placed(own: Partial<Project>, given: Partial<Answers> = {}, files: Record<string, string> = {}) {
  return place({
    host: hostOf(files),
    project: { ...project, ...own },
    answers: { ...answers, ...given },
    entity: "transcript",
  });
}
const directory = (value: string): Partial<Project> => ({ functionsDirectory: { value, file: "x", line: 1 } });
const runner = (
  place: NonNullable<Project["runner"]>["place"],
  name: "vitest" | "jest" = "vitest",
): Partial<Project> => ({
  runner: {
    name: { value: name, file: "package.json", line: 1 },
    globals: false,
    place,
    suffix: ".spec.ts",
    directory: "",
  },
});

describe("place", () => {
  it("puts function, side effects and test beside their siblings", () => {
    expect(placed({})).toEqual({
      function: "src/lib/inngest/functions/parse-transcript.ts",
      effects: "src/lib/inngest/functions/parse-transcript.effects.ts",
      test: "src/lib/inngest/functions/parse-transcript.test.ts",
      driver: "src/lib/inngest/inngest-test-driver.ts",
      exportName: "parseTranscriptJob",
    });
  });

  it.each([
    ["camel", "", "", "src/lib/inngest/functions/parseTranscript.ts"],
    ["snake", "", ".job", "src/lib/inngest/functions/parse_transcript.job.ts"],
    ["pascal", "", "Fn", "src/lib/inngest/functions/ParseTranscriptFn.ts"],
    ["camel", "on", "", "src/lib/inngest/functions/onParseTranscript.ts"],
    ["camel", "fn.", "", "src/lib/inngest/functions/fn.parseTranscript.ts"],
    ["kebab", "event-", "", "src/lib/inngest/functions/event-parse-transcript.ts"],
  ] as const)(
    "names the file in %s case with prefix '%s' and suffix '%s'",
    (fileCase, filePrefix, fileSuffix, file) => {
      expect(placed({ conventions: { ...conventions, fileCase, filePrefix, fileSuffix } }).function).toBe(file);
    },
  );

  it.each<[Partial<Project["conventions"]>, string, string, string]>([
    [
      { folder: "index" },
      "parse-transcript/index.ts",
      "parse-transcript/parse-transcript.effects.ts",
      "parse-transcript/parse-transcript.test.ts",
    ],
    [
      { folder: "name", fileCase: "pascal" },
      "ParseTranscript/ParseTranscript.ts",
      "ParseTranscript/ParseTranscript.effects.ts",
      "ParseTranscript/ParseTranscript.test.ts",
    ],
    [{ fileExtension: "mts" }, "parse-transcript.mts", "parse-transcript.effects.mts", "parse-transcript.test.ts"],
    [{ fileExtension: "tsx" }, "parse-transcript.tsx", "parse-transcript.effects.ts", "parse-transcript.test.ts"],
    [
      { fileSuffix: ".server" },
      "parse-transcript.server.ts",
      "parse-transcript.effects.server.ts",
      "parse-transcript.server.test.ts",
    ],
  ])("names files as siblings with %j are", (own, file, effects, test) => {
    const at = "src/lib/inngest/functions";
    const { driver: _, exportName: __, ...files } = placed({ conventions: { ...conventions, ...own } });
    expect(files).toEqual({ function: `${at}/${file}`, effects: `${at}/${effects}`, test: `${at}/${test}` });
  });

  it("gives a name its prefix once", () => {
    const own = { conventions: { ...conventions, filePrefix: "event-", exportPrefix: "event", exportSuffix: "" } };
    const { function: file, exportName } = placed(own, { name: "event-parsed" });
    expect([file, exportName]).toEqual(["src/lib/inngest/functions/event-parsed.ts", "eventParsed"]);
    expect(placed(own, { name: "eventual-sync" }).exportName).toBe("eventEventualSync");
  });

  it.each([
    [{}, "src/features/transcript/events/parse-transcript.ts"],
    [{ feature: "crm" }, "src/features/crm/events/parse-transcript.ts"],
  ])("fills in the feature folder", (given, file) => {
    expect(placed(directory("src/features/{feature}/events"), given).function).toBe(file);
  });

  it("keeps out of a folder that is made of routes", () => {
    expect(placed(directory("src/pages/api/inngest")).function).toBe("src/inngest/functions/parse-transcript.ts");
    expect(() => placed(directory("src/pages/api/jobs"), { dir: "src/pages/api/jobs" })).toThrow("becomes an endpoint");
  });

  it("keeps test and driver out of one too", () => {
    const client = { ...project.client, declaredIn: "src/routes/api/inngest/client.ts" };
    const serve = { ...project.serve, adapter: "inngest/sveltekit" };
    const { test, driver } = placed({ client, serve, ...runner({ kind: "directory", directory: "src/routes/api" }) });
    expect([test, driver]).toEqual([
      "src/lib/inngest/functions/parse-transcript.spec.ts",
      "src/lib/inngest/functions/inngest-test-driver.ts",
    ]);
    expect(placed({ client, serve }).driver).toBe("src/lib/inngest/functions/inngest-test-driver.ts");
  });

  it("puts files below the folder of one endpoint", () => {
    const inside = "supabase/functions/inngest/functions";
    expect(placed(directory(inside)).function).toBe(`${inside}/parse-transcript.ts`);
    expect(placed(directory("supabase/functions/inngest")).function).toBe("src/inngest/functions/parse-transcript.ts");
  });

  it("shares the driver in a folder of tests", () => {
    const { test, driver } = placed(runner({ kind: "directory", directory: "tests/unit/inngest" }));
    expect([test, driver]).toEqual([
      "tests/unit/inngest/parse-transcript.spec.ts",
      "tests/unit/inngest/inngest-test-driver.ts",
    ]);
  });

  it("keeps the driver out of a __tests__ folder of jest, which takes every file there for a test", () => {
    const place = { kind: "tests-folder", name: "__tests__" } as const;
    expect(placed(runner(place)).driver).toBe("src/lib/inngest/functions/__tests__/inngest-test-driver.ts");
    expect(placed(runner(place, "jest")).driver).toBe("src/lib/inngest/inngest-test-driver.ts");
  });

  it("shares the driver that exists", () => {
    const driver = "src/lib/inngest/functions/inngest-test-driver.ts";
    expect(placed({}, {}, { [driver]: "" }).driver).toBe(driver);
  });

  it("writes no test where none is wanted or there is no runner", () => {
    const { runner: _, ...bare } = project;
    const without = place({ host: hostOf({}), project: bare, answers, entity: "x" });
    expect([placed({}, { test: "none" }).test, without.test, without.driver]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
