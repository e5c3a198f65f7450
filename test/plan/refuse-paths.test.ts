import { describe, expect, it } from "vitest";
import { refusePaths } from "../../src/plan/refuse-paths.js";
import { memoryReadHost } from "../support/memory-read-host.js";

const root = "/repo";
const refuse = (paths: readonly string[], files: readonly string[] = []): void =>
  refusePaths({ host: memoryReadHost(Object.fromEntries(files.map((path) => [`${root}/${path}`, ""]))), root, paths });

describe("refusePaths", () => {
  it.each(["con", "AUX", "nul", "com1", "lpt9", "prn", "com¹", "trailing.", "blank ", "a:b", "what?", "conin$"])(
    "refuses a folder called %s",
    (name) => {
      expect(() => refuse([`src/${name}/job.ts`])).toThrow(expect.objectContaining({ code: "ANSWER_INVALID" }));
    },
  );

  it.each(["aux.ts", "nul.job.ts", "Com5.effects.ts"])("refuses a file called %s, whatever its extension", (name) => {
    expect(() => refuse([`src/${name}`])).toThrow(expect.objectContaining({ code: "ANSWER_INVALID" }));
  });

  it.each(["console.ts", "auxiliary.ts", "event-con.ts", "com10.ts", "null.ts", ".hidden.ts"])("takes %s", (name) => {
    expect(() => refuse([`src/${name}`])).not.toThrow();
  });

  it("leaves what is there already to its owner", () => {
    expect(() => refuse(["src/aux/new.ts"], ["src/aux/old.ts"])).not.toThrow();
  });

  it("refuses a file that differs from another one in case alone", () => {
    expect(() => refuse(["src/probe-job.ts"], ["src/Probe-Job.ts"])).toThrow(
      expect.objectContaining({ code: "NAME_TAKEN", file: "src/Probe-Job.ts" }),
    );
  });

  it("compares letters with marks however they are written", () => {
    expect(() => refuse(["src/re\u0301sume.ts"], ["src/R\u00e9sume.ts"])).toThrow(/R\u00e9sume.ts exists/);
  });

  it.each([
    ["src/inngest/jobs/new.ts", "src/Inngest/jobs/old.ts", "--dir src/Inngest/jobs"],
    ["Apps/web/new.ts", "apps/web/old.ts", "--dir apps/web"],
    ["src/Jobs/new.ts", "src/jobs", "--dir src/jobs"],
  ])("refuses the folders of %s beside %s, and says which to use", (path, file, hint) => {
    expect(() => refuse([path], [file])).toThrow(
      expect.objectContaining({ code: "ANSWER_INVALID", hint: expect.stringContaining(hint) }),
    );
  });

  it("refuses two new files that differ from each other in case alone", () => {
    expect(() => refuse(["src/AbC.ts", "src/Abc.ts"])).toThrow(expect.objectContaining({ code: "NAME_TAKEN" }));
  });

  it("takes several files in a folder that is made for them, and one that is asked for twice", () => {
    expect(() => refuse(["src/new/a.ts", "src/new/b.ts", "src/new/a.ts"])).not.toThrow();
  });
});
