import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./workspace.js";

const path = join(repository, "README.md");

/**
 * What the README has between `<!-- name -->` and `<!-- /name -->`. With UPDATE_FIXTURES=1, and not in CI, `expected`
 * is written there first.
 */
export function readmeBlock(name: string, expected: string): string | undefined {
  const block = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  const text = readFileSync(path, "utf8");
  const update = process.env.UPDATE_FIXTURES && !process.env.CI;
  if (!update) return block.exec(text)?.[2];
  const written = text.replace(block, (_all, open: string, _old: string, close: string) => open + expected + close);
  writeFileSync(path, written);
  return block.exec(written)?.[2];
}

/** A Markdown table with aligned columns, as the formatter writes it; a bar inside a cell is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_cell, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill = " "): string =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width, fill)).join(" | ")} |\n`;
  const [first = "", ...others] = cells.map((row) => line(row));
  return first + line([], "-") + others.join("");
}
