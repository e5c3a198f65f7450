import Handlebars from "handlebars";
import { TemplateFailure } from "../failure.js";
import type { FileScope } from "../file-scope.js";
import type { OwnHelpers } from "../load.js";
import type { Reach } from "../reach.js";
import { assign } from "./assign.js";
import { cases } from "./cases.js";
import { cel } from "./cel.js";
import { comment } from "./comment.js";
import { concat } from "./concat.js";
import { conditions } from "./conditions.js";
import { createFunction } from "./create-function.js";
import { eventLike } from "./event-like.js";
import { fields } from "./fields.js";
import type { HelperFactory } from "./helper.js";
import { importName } from "./import.js";
import { inTenant } from "./in-tenant.js";
import { key } from "./key.js";
import { keyFields } from "./key-fields.js";
import { list } from "./list.js";
import { local } from "./local.js";
import { module } from "./module.js";
import { eventData, newEvent } from "./new-event.js";
import { normalDuration } from "./normal-duration.js";
import { option } from "./option.js";
import { property } from "./property.js";
import { relativePath } from "./relative-path.js";
import { heldId, rowId } from "./row-id.js";
import { runner } from "./runner.js";
import { sampleId } from "./sample-id.js";
import { specifier } from "./specifier.js";
import { str } from "./str.js";
import { use } from "./use.js";
import { when } from "./when.js";

/** The helpers every template has, by the name it calls them. */
const HELPERS: Readonly<Record<string, HelperFactory>> = {
  ...cases,
  ...fields,
  assign,
  cel,
  comment,
  concat,
  conditions,
  createFunction,
  eventData,
  eventLike,
  heldId,
  import: importName,
  inTenant,
  key,
  keyFields,
  list,
  local,
  module,
  newEvent,
  normalDuration,
  option,
  property,
  relativePath,
  rowId,
  runner,
  sampleId,
  specifier,
  str,
  use,
  when,
};

const ENTRIES = Object.entries(HELPERS);

/** Handlebars' own block helpers that templates have too. */
const BLOCKS = ["each", "if", "unless", "with"] as const;

const BUILT_IN_NAMES: ReadonlySet<string> = new Set([...Object.keys(HELPERS), ...BLOCKS]);

const BLOCK_NAMES: ReadonlySet<string> = new Set([...BLOCKS, "createFunction", "inTenant", "module", "when"]);

/** Whether a helper is called around a body, as in `{{#when "db"}}…{{/when}}`; a team's own is not. */
export const isBlockHelper = (name: string): boolean => BLOCK_NAMES.has(name);

/** Whether a team's helper of that name would take the place of one that all templates know. */
export const isBuiltInHelper = (name: string): boolean => BUILT_IN_NAMES.has(name);

const namesWith = new WeakMap<OwnHelpers, ReadonlySet<string>>();

/** The names of all helpers; the same set for the same helpers of a team. */
export function helperNames(own: OwnHelpers): ReadonlySet<string> {
  if (Object.keys(own).length === 0) return BUILT_IN_NAMES;
  const names = namesWith.get(own) ?? new Set([...BUILT_IN_NAMES, ...Object.keys(own)]);
  namesWith.set(own, names);
  return names;
}

type Helper = (this: unknown, ...args: unknown[]) => unknown;

/** The helpers that one text may call. A team's own ones get the arguments that the template wrote, and no more. */
export function helpersFor(scope: FileScope, own: OwnHelpers, { mayCall }: Reach): Readonly<Record<string, Helper>> {
  const isCalled = ([name]: readonly [string, unknown]): boolean => mayCall(name);
  const made = ENTRIES.filter(isCalled).map(([name, make]) => [name, make(scope)] as const);
  const blocks = BLOCKS.map((name) => [name, Handlebars.helpers[name] as Helper] as const);
  const theirs = Object.entries(own)
    .filter(isCalled)
    .map(([name, helper]) => [name, called(name, helper)] as const);
  return Object.fromEntries([...blocks, ...made, ...theirs]);
}

/** What it gets of the model is a copy: other files are rendered from the same. */
const called =
  (name: string, helper: OwnHelpers[string]): Helper =>
  (...args) => {
    const result = attempt(name, () =>
      helper(...args.slice(0, -1).map((arg) => (typeof arg === "object" ? structuredClone(arg) : arg))),
    );
    if (typeof result === "string" || typeof result === "number" || typeof result === "boolean") return result;
    throw new TemplateFailure(`the helper ${name} gives ${result === null ? "null" : typeof result}, not a text`);
  };

/** Who reads the error of a team's helper has to know whose it is. */
function attempt(name: string, call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateFailure(`the helper ${name} throws ${reason === "" ? "an error without a message" : reason}`);
  }
}
