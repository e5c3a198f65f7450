import { builtinTemplatesDirectory } from "../../../src/templates/builtin.js";
import { listTemplates } from "../../../src/templates/load.js";
import { neededBy } from "./needs.js";
import { INNGEST } from "./packages.js";
import { pairwise, type RowOf } from "./pairwise.js";

const templates = listTemplates([builtinTemplatesDirectory()]);

export const FACTORS = {
  template: templates.map(({ manifest }) => manifest.id),
  inngest: INNGEST,
  runner: ["vitest-2", "vitest-3", "vitest-4", "vitest-5", "jest-29", "jest-30", "bun", "node"],
  typescript: ["5.4", "5.9", "6", "7"],
  db: ["none", "prisma", "drizzle"],
  layout: ["skill", "barrel", "features", "lib"],
  /** How modules are written and resolved, and which flags of the compiler go with it: see kinds.ts. */
  kind: ["bundler", "nodenext", "node16", "declarations", "tsx", "javascript"],
  zod: ["none", "3", "4"],
} as const;

/** One project that a template is tried in. */
export type Row = RowOf<typeof FACTORS>;

/** A part of a row, while it is being chosen. */
type Part = { readonly [K in keyof Row]?: Row[K] };

/** What is compiled together, since it has the SDK, the compiler and its options, and the global types in common. */
export type Compilation = Pick<Row, "inngest" | "typescript" | "kind"> & { readonly globals: Globals };

type Globals = "none" | "jest-29" | "jest-30" | "bun";

export function globalsOf(runner: Row["runner"]): Globals {
  return runner === "jest-29" || runner === "jest-30" || runner === "bun" ? runner : "none";
}

/** Fewer programs than pairs of a template and a minor: one for each minor and kind. */
const compilations = pairwise({
  inngest: FACTORS.inngest,
  typescript: FACTORS.typescript,
  kind: FACTORS.kind,
  globals: ["none", "jest-29", "jest-30", "bun"],
} as const);

/**
 * Rows with every two values of different factors that can stand together: each template with each minor, each minor
 * with each runner, and so on. The same ones each time.
 */
export const allRows = (): Row[] => pairwise(FACTORS, isPossible);

const withDb = new Set(
  templates.filter(({ manifest }) => manifest.db !== undefined).map(({ manifest }) => manifest.id),
);

function isPossible(part: Part): boolean {
  // Other templates have no code for a database.
  if (part.db !== undefined && part.db !== "none" && part.template !== undefined && !withDb.has(part.template))
    return false;
  // The registry of this layout is written with zod.
  if (part.layout === "barrel" && part.zod === "none") return false;
  // Nobody can say the type of a client with that registry by hand, nor of Drizzle's tables; Prisma's does not.
  if (part.kind === "declarations" && (part.layout === "barrel" || (part.db ?? "none") !== "none")) return false;
  return compilations.some((each) => isOf(part, each));
}

const isOf = ({ inngest, typescript, kind, runner }: Part, of: Compilation): boolean =>
  (inngest === undefined || inngest === of.inngest) &&
  (typescript === undefined || typescript === of.typescript) &&
  (kind === undefined || kind === of.kind) &&
  (runner === undefined || globalsOf(runner) === of.globals);

/** Versions that are installed for the quick run: the oldest of each major, and two of those that differ most. */
const SAMPLED: readonly Row["inngest"][] = ["3.7.4", "3.19.22", "3.47.0", "4.0.5"];

/** What takes long to install or to make is left to the full run. */
const isQuick = ({ inngest, runner, db }: Row): boolean =>
  SAMPLED.includes(inngest) && runner !== "vitest-5" && db !== "prisma";

/** Of the rows, few that have each of the values that matter most, of versions that are quickly installed. */
export function sampleOf(rows: readonly Row[]): Row[] {
  const quick = rows.filter((row) => isQuick(row) && neededBy(row) === undefined);
  const missing = new Set(quick.flatMap(sampled));
  const sample: Row[] = [];
  while (missing.size > 0) {
    const gain = (row: Row): number => sampled(row).filter((each) => missing.has(each)).length;
    const best = quick.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const each of sampled(best)) missing.delete(each);
    sample.push(best);
  }
  return sample;
}

const sampled = ({ inngest, runner, typescript, kind }: Row): string[] => [inngest, runner, typescript, kind];
