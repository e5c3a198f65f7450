import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "scaffold-inngest-pack-"));
const project = join(scratch, "project");

interface Packed {
  readonly filename: string;
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}
let packed: Packed;

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** What a user types, in the project where the package is installed. */
const npx = (...args: string[]): string => npm(project, "exec", "--no", "--", ...args);

beforeAll(() => {
  build();
  const output = npm(repository, "pack", "--json", "--ignore-scripts", "--pack-destination", scratch);
  packed = (JSON.parse(output) as Packed[])[0] as Packed;
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true }');
  npm(project, "install", "--offline", "--no-audit", "--no-fund", join(scratch, packed.filename));
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the packed package, installed into an empty project", () => {
  it("brings nothing else with it", () => {
    const installed = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
    expect(installed).toEqual(["scaffold-inngest"]);
  });

  it.each(["scaffold", "scaffold-inngest"])("runs as %s and tells its version", (name) => {
    expect(npx(name, "--version")).toBe(`${packed.version}\n`);
  });

  it("prints help as scaffold alone, and as scaffold-inngest alone begins to add", () => {
    expect(npx("scaffold")).toContain("scaffold inngest");
    expect(() => npx("scaffold-inngest")).toThrowError(/MISSING_ANSWER[\s\S]*scaffold/);
  });

  it("tells how to use it", () => {
    expect(npx("scaffold", "inngest", "add", "--help")).toContain("--event <name>");
  });

  it("brings the built-in templates", () => {
    const { templates } = JSON.parse(npx("scaffold", "inngest", "templates", "list", "--json")) as {
      templates: { id: string }[];
    };
    expect(templates.map(({ id }) => id)).toEqual(expect.arrayContaining(["cron", "event", "multi"]));
  });

  it("holds what runs, and no sources, tests or fixtures", () => {
    const folders = new Set(packed.files.map(({ path }) => (path.includes("/") ? path.split("/")[0] : path)));
    expect([...folders].sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin",
      "dist",
      "docs",
      "package.json",
      "schema",
      "templates",
    ]);
  });
});
