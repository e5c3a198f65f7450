import { posix } from "node:path";
import { printable } from "../answers/printable.js";
import { QUESTIONS, type Question } from "../answers/questions.js";
import type { RawAnswers } from "../answers/raw-answers.js";
import { answerKey, meantKey, QUESTIONS_BY_KEY } from "../answers/written/answer-keys.js";
import {
  type At,
  type DocumentEntry,
  type DocumentNode,
  type DocumentSource,
  refuseAt,
} from "../answers/written/document.js";
import { textOf, writtenAnswers } from "../answers/written/written-answers.js";
import { lineAndColumn } from "../project/line-and-column.js";
import type { Config, ConfigPlace } from "./config.js";
import { CONFIG_KEYS, CONFLICT_POLICIES, isDefault, isLayout, MODULE_KEYS } from "./config-keys.js";

export interface ConfigSite {
  /** Absolute path of the file, which its paths are relative to. */
  readonly path: string;
  /** Absolute path of the project root, which layouts stay below. */
  readonly root: string;
  /** Absolute path of the working directory, which answers are relative to. */
  readonly cwd: string;
}

/**
 * What a configuration says.
 * @throws CONFIG_INVALID for a key that there is not, with the nearest, and for a value that is not valid; OUTSIDE_ROOT for a layout
 */
export function interpretConfig(source: DocumentSource, root: DocumentNode, site: ConfigSite): Config {
  const isCode = site.path.endsWith(".mjs");
  const sections = new Map(
    entriesOf(source, root, source.file).map((entry) => {
      if (!CONFIG_KEYS.includes(entry.key)) throw unknownSection(source, entry, isCode);
      return [entry.key, entry] as const;
    }),
  );
  const place = (at: At): ConfigPlace => placeAt(source, at);
  const defaults = sorted(source, sections.get("defaults"), isDefault);
  const layout = sorted(source, sections.get("layout"), isLayout);
  const [wrong] = layout.rest;
  if (wrong !== undefined) throw unknownKey(source, wrong, QUESTIONS.filter(isLayout).map(answerKey));
  const read = writtenAnswers(source, [...defaults.asked, ...layout.asked]);
  refuseOutside(source, layout.asked, site);
  const restPlaces = defaults.rest.map(({ key, value }) => [key, value.at] as const);
  const policy = policyOf(source, sections.get("onConflict"));
  const written = new Map([...read.places, ...policy.places, ...restPlaces]);
  return {
    source,
    templates: templatesOf(source, sections.get("templates"), site, place),
    answers: fromHere(read.raw, site),
    places: new Map([...written].map(([key, at]) => [key, place(at)])),
    written,
    rest: defaults.rest,
    ...(policy.value === undefined ? {} : { onConflict: policy.value }),
    helpers: {},
  };
}

function placeAt({ file, text }: DocumentSource, at: At): ConfigPlace {
  return typeof at === "string" ? { file } : { file, line: lineAndColumn(text, at).line };
}

function entriesOf(source: DocumentSource, node: DocumentNode, what: string): readonly DocumentEntry[] {
  if (node.kind === "map") return node.entries;
  throw refuseAt(source, node.at, { message: `${what} is not an object.` });
}

interface Sorted {
  readonly asked: { readonly entry: DocumentEntry; readonly question: Question }[];
  readonly rest: DocumentEntry[];
}

/** Which entries of a section answer a question of the table. */
function sorted(
  source: DocumentSource,
  section: DocumentEntry | undefined,
  belongs: (question: Question) => boolean,
): Sorted {
  const found: Sorted = { asked: [], rest: [] };
  for (const entry of section === undefined ? [] : entriesOf(source, section.value, section.key)) {
    const question = QUESTIONS_BY_KEY.get(entry.key);
    if (question !== undefined && !belongs(question)) throw misplaced(source, entry, question);
    if (question === undefined) found.rest.push(entry);
    else found.asked.push({ entry, question });
  }
  return found;
}

function misplaced(source: DocumentSource, { key, at }: DocumentEntry, question: Question): Error {
  const right = sectionOf(question);
  return refuseAt(source, at, {
    message: `${printable(key)} does not belong here.`,
    hint: right === undefined ? "Each job has its own; leave it out." : `Put it in ${right}.`,
  });
}

/** An answer stands in one of the sections. */
function unknownSection(source: DocumentSource, entry: DocumentEntry, isCode: boolean): Error {
  const known = isCode ? MODULE_KEYS : CONFIG_KEYS;
  const meant = meantKey(entry.key, known) === undefined ? meantKey(entry.key, QUESTIONS_BY_KEY.keys()) : undefined;
  const question = meant === undefined ? undefined : QUESTIONS_BY_KEY.get(meant);
  if (meant === undefined || question === undefined) return unknownKey(source, entry, known);
  if (meant === entry.key) return misplaced(source, entry, question);
  const section = sectionOf(question);
  if (section === undefined) return unknownKey(source, entry, known);
  return refuseAt(source, entry.at, {
    message: `There is no key ${printable(entry.key)} here.`,
    hint: `Did you mean ${meant}? Put it in ${section}.`,
  });
}

const sectionOf = (question: Question): string | undefined =>
  isLayout(question) ? "layout" : isDefault(question) ? "defaults" : undefined;

const unknownKey = (source: DocumentSource, { key, at }: DocumentEntry, known: readonly string[]): Error => {
  const meant = meantKey(key, known);
  const code = key === "helpers" && known === CONFIG_KEYS;
  return refuseAt(source, at, {
    message: `There is no key ${printable(key)} here.`,
    hint: code
      ? "Helpers are code: write the configuration as scaffold.config.mjs."
      : meant === undefined
        ? `There are: ${known.join(", ")}.`
        : `Did you mean ${meant}?`,
  });
};

function templatesOf(
  source: DocumentSource,
  section: DocumentEntry | undefined,
  { path }: ConfigSite,
  place: (at: At) => ConfigPlace,
): Config["templates"] {
  if (section === undefined) return [];
  const { value } = section;
  const items = value.kind === "list" ? value.items : [value];
  return items.map((item) => {
    const text = textOf(source, "templates", item);
    if (item.kind !== "scalar" || item.type !== "text")
      throw refuseAt(source, item.at, { message: `${printable(text)} is not the path of a directory.` });
    if (text.trim() === "") throw refuseAt(source, item.at, { message: "The path of the templates is empty." });
    return {
      directory: posix.resolve(posix.dirname(path), text.replaceAll("\\", "/")),
      at: item.at,
      place: place(item.at),
    };
  });
}

/** What the file says is relative to it, answers are relative to the working directory. */
function fromHere(raw: RawAnswers, { path, cwd }: ConfigSite): RawAnswers {
  const moved = QUESTIONS.filter(isLayout).flatMap(({ key }) => {
    const text = raw[key];
    if (typeof text !== "string" || posix.isAbsolute(text)) return [];
    return [[key, posix.relative(cwd, posix.resolve(posix.dirname(path), text)) || "."] as const];
  });
  return { ...raw, ...Object.fromEntries(moved) };
}

/** Detection refuses such a path as well, and cannot say who wrote it. */
function refuseOutside(source: DocumentSource, asked: Sorted["asked"], { path, root }: ConfigSite): void {
  for (const { entry } of asked) {
    const text = textOf(source, entry.key, entry.value);
    const relative = posix.relative(root, posix.resolve(posix.dirname(path), text));
    if (relative !== ".." && !relative.startsWith("../")) continue;
    throw refuseAt(source, entry.value.at, {
      code: "OUTSIDE_ROOT",
      message: `${printable(text)} is outside the project ${root}.`,
      hint: "Give a path inside the project; paths are relative to the configuration.",
    });
  }
}

function policyOf(
  source: DocumentSource,
  section: DocumentEntry | undefined,
): { value?: string; places: readonly (readonly [string, At])[] } {
  if (section === undefined) return { places: [] };
  const value = textOf(source, section.key, section.value);
  if (!CONFLICT_POLICIES.includes(value)) {
    throw refuseAt(source, section.value.at, {
      message: `${printable(value)} is none of ${CONFLICT_POLICIES.join(", ")}.`,
      hint: `Use ${meantKey(value, CONFLICT_POLICIES) ?? "fail"}.`,
    });
  }
  return { value, places: [["onConflict", section.value.at]] };
}
