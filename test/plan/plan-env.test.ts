import { describe, expect, it } from "vitest";
import { planEnv } from "../../src/plan/plan-env.js";
import { planningOn } from "./sample-project.js";

const CRON = { name: "SYNC_CRON", value: "0 2 * * *", comment: "When accounts are synced." };

/** The text of the file that is changed, or undefined where none is opened. */
function after(files: Readonly<Record<string, string>>, entries = [CRON], unit = ""): string | undefined {
  const site = planningOn(files, { unit });
  planEnv(site, entries);
  return site.drafts.all()[0]?.text;
}

describe("planEnv", () => {
  it("adds the line and its comment at the end", () => {
    expect(after({ ".env.example": "A=1\n" })).toBe("A=1\n# When accounts are synced.\nSYNC_CRON=0 2 * * *\n");
  });

  it("keeps line ends, and begins a line where the last one has none", () => {
    expect(after({ ".env.example": "A=1\r\nB=2" })).toBe(
      "A=1\r\nB=2\r\n# When accounts are synced.\r\nSYNC_CRON=0 2 * * *\r\n",
    );
  });

  it.each(["SYNC_CRON=x\n", "  SYNC_CRON = x", "#SYNC_CRON=\n", "# SYNC_CRON=1\n", "export SYNC_CRON=1"])(
    "leaves a file that has the name as it is: %j",
    (text) => {
      expect(after({ ".env.example": text })).toBe(text);
    },
  );

  it("is not misled by a longer name", () => {
    expect(after({ ".env.example": "MY_SYNC_CRON=1\nSYNC_CRON_2=1\n" })).toContain("\nSYNC_CRON=0 2 * * *\n");
  });

  it("creates no file", () => {
    expect(after({})).toBeUndefined();
  });

  it("takes the package's own file before that of the repository", () => {
    const site = planningOn({ ".env.example": "", "apps/web/.env.example": "" }, { unit: "apps/web" });
    planEnv(site, [CRON]);
    expect(site.drafts.all().map(({ path }) => path)).toEqual(["apps/web/.env.example"]);
  });

  it("writes a name once, and a value so that it is read back", () => {
    const entries = [
      { name: "A", value: "x # y", comment: "" },
      { name: "A", value: "z", comment: "" },
      { name: "B", value: "it's $HOME", comment: "" },
    ];
    expect(after({ ".env.example": "" }, entries)).toBe("A='x # y'\nB=\"it's \\$HOME\"\n");
  });
});
