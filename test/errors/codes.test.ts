import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../src/errors/codes.js";
import { markdownTable, readmeBlock } from "../support/readme.js";

describe("ERROR_CODES", () => {
  it("is the table that the README prints (UPDATE_FIXTURES=1 writes it)", () => {
    const rows = Object.entries(ERROR_CODES).map(([code, { exit, meaning }]) => [`\`${code}\``, String(exit), meaning]);
    const table = markdownTable(["Code", "Exit", "Meaning"], rows);
    expect(readmeBlock("error codes", table)).toBe(table);
  });

  it("has a meaning of one line for each", () => {
    for (const { meaning } of Object.values(ERROR_CODES)) expect(meaning).toMatch(/^[^\n]{10,}$/);
  });
});
