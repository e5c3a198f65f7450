import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../src/errors/codes.js";
import { repository } from "../support/workspace.js";

const readme = join(repository, "README.md");
const markers = /(<!-- error codes -->\n)([\s\S]*?)(<!-- \/error codes -->)/;

describe("ERROR_CODES", () => {
  it("is the table that the README prints (UPDATE_FIXTURES=1 writes it)", () => {
    const text = readFileSync(readme, "utf8");
    if (process.env.UPDATE_FIXTURES && !process.env.CI) {
      writeFileSync(
        readme,
        text.replace(markers, (_all, open: string, _old, close: string) => open + table() + close),
      );
    }
    expect(markers.exec(readFileSync(readme, "utf8"))?.[2]).toBe(table());
  });

  it("has meanings of one line that name no code of another", () => {
    for (const { meaning } of Object.values(ERROR_CODES)) {
      expect(meaning).not.toMatch(/\n|[A-Z]+_[A-Z]+/);
    }
  });
});

function table(): string {
  const rows = Object.entries(ERROR_CODES).map(([code, { exit, meaning }]) => {
    return `| \`${code}\` | ${exit} | ${meaning.replaceAll("|", "\\|")} |\n`;
  });
  return `| Code | Exit | Meaning |\n| --- | --- | --- |\n${rows.join("")}`;
}
