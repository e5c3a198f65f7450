import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/** A room imports from itself and from the rooms to its right; rooms in one place do not know each other. */
const ROOMS: readonly (readonly string[])[] = [
  ["cli"],
  ["apply"],
  ["plan"],
  ["edit", "templates", "format"],
  ["config"],
  ["answers"],
  ["project"],
  ["text", "errors"],
];
const placeOf = (room: string): number => ROOMS.findIndex((place) => place.includes(room));

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const imports = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), "utf8");
  const found = text.matchAll(/^(?:import|export)\b(?:\s+(type)\b)?[^;]*?\bfrom\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm);
  return [...found].map(([, type, fixed, lazy]) => ({
    file,
    typeOnly: type === "type",
    specifier: fixed ?? lazy ?? "",
  }));
});
const own = imports
  .filter(({ specifier }) => specifier.startsWith("."))
  .map(({ specifier, ...rest }) => ({ ...rest, to: join(dirname(rest.file), specifier).replace(/\.js$/, ".ts") }));
const roomOf = (file: string): string => file.split("/")[0] ?? "";

describe("the rooms of src", () => {
  it("are the ones this test knows", () => {
    const rooms = files.filter((file) => file.includes("/")).map(roomOf);
    expect([...new Set(rooms)].sort()).toEqual(ROOMS.flat().sort());
  });

  it("import only from rooms to their right", () => {
    const wrong = own.filter(({ file, to }) => {
      const [from, target] = [roomOf(file), roomOf(to)];
      return file.includes("/") && from !== target && placeOf(target) <= placeOf(from);
    });
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it("have no import cycles between files", () => {
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]): string[] => {
      if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(" → ")];
      if (done.has(file)) return [];
      // A type-only import is gone at run time.
      const targets = own.filter((found) => found.file === file && !found.typeOnly);
      const found = targets.flatMap(({ to }) => visit(to, [...way, file]));
      done.add(file);
      return found;
    };
    expect(files.flatMap((file) => visit(file, []))).toEqual([]);
  });

  it("import files that exist, by their name with .js, and data", () => {
    const isThere = (file: string): boolean =>
      files.includes(file) || (file.endsWith(".json") && existsSync(join(SRC, file)));
    expect(own.filter(({ to }) => !isThere(to)).map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it("write to the disk only in apply", () => {
    const writers = files.filter((file) => {
      const text = readFileSync(join(SRC, file), "utf8");
      return /\b(writeFile|appendFile|mkdir|rename|unlink|rmdir|rm|copyFile|createWriteStream|cp)(Sync)?\(/.test(text);
    });
    expect(writers.filter((file) => roomOf(file) !== "apply")).toEqual([]);
  });
});
