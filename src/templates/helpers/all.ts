import { cases } from "./cases.js";
import { comment } from "./comment.js";
import { concat } from "./concat.js";
import { createFunction } from "./create-function.js";
import { eventLike } from "./event-like.js";
import { fields } from "./fields.js";
import type { HelperFactory } from "./helper.js";
import { importName } from "./import.js";
import { key } from "./key.js";
import { keyFields } from "./key-fields.js";
import { list } from "./list.js";
import { local } from "./local.js";
import { module } from "./module.js";
import { eventData, newEvent } from "./new-event.js";
import { option } from "./option.js";
import { runner } from "./runner.js";
import { sampleId } from "./sample-id.js";
import { specifier } from "./specifier.js";
import { str } from "./str.js";
import { use } from "./use.js";
import { when } from "./when.js";

/** The helpers every template has, by the name it calls them. */
export const HELPERS: Readonly<Record<string, HelperFactory>> = {
  ...cases,
  ...fields,
  comment,
  concat,
  createFunction,
  eventData,
  eventLike,
  import: importName,
  key,
  keyFields,
  list,
  local,
  module,
  newEvent,
  option,
  runner,
  sampleId,
  specifier,
  str,
  use,
  when,
};
