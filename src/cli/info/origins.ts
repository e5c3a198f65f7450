import { QUESTIONS } from "../../answers/questions.js";
import type { Config } from "../../config/config.js";
import type { Project } from "../../project/project.js";
import type { FindingLine } from "../output/findings.js";

/** Who said where something lies: a flag, the configuration, or the project itself. */
export interface Origin {
  readonly from: "flag" | "config" | "detection";
  readonly flag?: string;
  readonly file?: string;
  readonly line?: number;
}

/** By the long name of the flag that would say it. */
export type Origins = Readonly<Record<string, Origin>>;

interface Said {
  /** As given by flag, by the key of the question. */
  readonly given: Readonly<Record<string, string | undefined>>;
  readonly config: Config;
}

/** Where each value that can be said comes from. */
export function originsOf(project: Project, { given, config }: Said): Origins {
  const { serve, client, functionsDirectory, runner } = project;
  const found: Readonly<Record<string, { readonly file: string; readonly line: number } | undefined>> = {
    ...{ serve, client, dir: functionsDirectory },
    testDir: runner?.name,
  };
  const origins = QUESTIONS.filter(({ isPath }) => isPath === true).flatMap(({ key, flag = "" }) => {
    const at = found[key];
    const place = config.places.get(key);
    const detected = at === undefined ? [] : [{ from: "detection", file: at.file, line: at.line } as const];
    const origin: readonly Origin[] =
      given[key] !== undefined
        ? [{ from: "flag", flag }]
        : place !== undefined
          ? [{ from: "config", ...place }]
          : detected;
    return origin.map((each) => [flag.slice(2), each] as const);
  });
  return Object.fromEntries(origins);
}

/** Which origin a line of the findings has. */
const ORIGIN_OF_LINE: Readonly<Record<string, string>> = {
  Client: "client",
  "Served by": "serve",
  "Functions in": "dir",
  Tests: "test-dir",
};

/** The place of a finding, and who chose it where detection did not. */
export function whereOf({ label, where = "" }: FindingLine, origins: Origins): string {
  const origin = origins[ORIGIN_OF_LINE[label] ?? ""];
  if (origin === undefined || origin.from === "detection") return where;
  const by = origin.flag ?? [origin.file, origin.line].filter((part) => part !== undefined).join(":");
  return where === "" ? by : `${where} (chosen by ${by})`;
}
