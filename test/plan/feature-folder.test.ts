import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { featureFolder } from "../../src/plan/feature-folder.js";
import { warnPlace } from "../../src/plan/warn-place.js";
import type { FunctionsDirectory } from "../../src/project/project.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { project, root } from "./sample-project.js";

const PATTERN = "src/features/{feature}/jobs";
const job: Answers = { name: "close-it", template: "event", trigger: "event", extra: {} };

interface Given {
  readonly folders?: readonly string[];
  readonly entity?: string;
  readonly answers?: Partial<Answers>;
  readonly directory?: Partial<FunctionsDirectory>;
}

function input({ folders = [], entity = "item", answers = {}, directory = {} }: Given) {
  const files = folders.map((name) => [`${root}/src/features/${name}/index.ts`, ""] as const);
  const functionsDirectory = { value: PATTERN, file: "a.ts", line: 1, ...directory };
  return {
    host: memoryReadHost(Object.fromEntries(files)),
    project: { ...project, functionsDirectory },
    answers: { ...job, ...answers },
    entity,
  };
}

const folder = (given: Given) => featureFolder(input(given));

describe("featureFolder", () => {
  it.each([
    ["the noun", { folders: ["deal"], entity: "deal" }, "deal"],
    ["the noun in the plural", { folders: ["projects"], entity: "project" }, "projects"],
    ["the noun in the singular", { folders: ["category"], entity: "categories" }, "category"],
    ["the noun in another case", { folders: ["userProfiles"], entity: "userProfile" }, "userProfiles"],
    ["the domain of the event", { folders: ["billing"], answers: { event: "billing/invoice.paid" } }, "billing"],
    ["a word of the name", { folders: ["stripe"], answers: { name: "sync-stripe-customers" } }, "stripe"],
    [
      "the noun before the domain",
      { folders: ["crm", "deals"], entity: "deal", answers: { event: "crm/deal.won" } },
      "deals",
    ],
    [
      "what is given before all else",
      { folders: ["deals", "crm"], entity: "deal", answers: { feature: "crm" } },
      "crm",
    ],
    ["what is given in the plural", { folders: ["projects"], answers: { feature: "project" } }, "projects"],
  ] as const)("is the one that is there by %s", (_, given, name) => {
    expect(folder(given)).toEqual({ directory: `src/features/${name}/jobs`, feature: name, isNew: false });
  });

  it("is the very folder that is given where there is one like it as well", () => {
    expect(folder({ folders: ["project", "projects"], answers: { feature: "projects" } }).feature).toBe("projects");
  });

  it("is a new one by the noun, or by the feature that is given", () => {
    expect(folder({ folders: ["crm"], entity: "callRecording" })).toMatchObject({
      feature: "call-recording",
      isNew: true,
    });
    expect(folder({ folders: ["crm"], answers: { feature: "Billing" } })).toMatchObject({
      feature: "billing",
      isNew: true,
    });
  });

  it("is one for jobs where nothing is known, or where such go otherwise", () => {
    expect(folder({ folders: ["crm"] }).directory).toBe("src/features/jobs/jobs");
    expect(folder({ folders: ["crm"], directory: { otherwise: "src/inngest/functions" } })).toEqual({
      directory: "src/inngest/functions",
      isNew: true,
    });
  });
});

describe("warnPlace", () => {
  const warn = (given: Given) => warnPlace(input(given)).map(({ message }) => message);

  it("names the flag where a feature is new and not given", () => {
    expect(warn({ folders: ["crm"], entity: "deal" })).toEqual([
      "Nothing says where close-it belongs: it goes to src/features/deal/jobs, a new feature. --feature <name> names another.",
    ]);
  });

  it.each([
    ["the feature is there", { folders: ["deals"], entity: "deal" }],
    ["it is given", { folders: ["crm"], answers: { feature: "deal" } }],
    ["it is the first one", { entity: "deal" }],
    ["the directory is given", { folders: ["crm"], entity: "deal", answers: { dir: "src/jobs" } }],
    ["there is one place", { directory: { value: "src/jobs" } }],
  ] as const)("says nothing where %s", (_, given) => {
    expect(warn(given)).toEqual([]);
  });

  it("names the other places and the flag where nothing tells between them", () => {
    expect(warn({ directory: { value: "src/jobs", choices: ["src/jobs", "src/crm", "src/mail"] } })).toEqual([
      "Nothing says where close-it belongs: it goes to src/jobs, while others are in src/crm and src/mail. --dir <directory> names another place.",
    ]);
    expect(
      warn({ directory: { value: "src/integrations/slack", choices: ["src/integrations/slack", "src/jobs"] } }),
    ).toEqual([
      "Nothing says where close-it belongs: it goes to src/integrations/slack, and could go to src/jobs. --dir <directory> names another place.",
    ]);
    const many = ["a", "b", "c", "d", "e", "f"].map((name) => `src/${name}`);
    expect(warn({ directory: { value: "src/a", choices: many } })[0]).toContain("src/b, src/c, src/d and 2 more.");
  });
});
