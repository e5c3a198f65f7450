import { propertyKey, stringLiteral } from "../../text/ts-literal.js";
import type { EventFacts } from "../context.js";
import { type FileScope, useSymbol } from "../file-scope.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

interface Given {
  readonly from?: string;
  readonly with?: string;
  readonly id?: string;
  /** White space before each further line, where the event is written over several. */
  readonly indent?: string;
}

/**
 * `{{eventData "urgent" from="data" with="reason"}}`: the data of the template's event of that key. `with` lists fields
 * as in an object literal; the others are those that the data of the event at hand, which the variable `from` holds, has
 * by the same name. An event of the project's own keeps its type: what of `with` it does not have is left out.
 */
export const eventData: HelperFactory =
  (scope) =>
  (...args) =>
    dataText(scope, eventOf(scope, args, "eventData"), optionsOf(args).hash as Given);

/**
 * `{{newEvent "urgent" from="data" with="reason"}}`: the event itself, as `send` takes it. `id` is an expression for the
 * id by which Inngest takes the event once. SDK 4 makes it by its `eventType`, which checks it. With `indent` it stands
 * on lines of its own, so far in.
 */
export const newEvent: HelperFactory =
  (scope) =>
  (...args) => {
    const event = eventOf(scope, args, "newEvent");
    const given = optionsOf(args).hash as Given;
    const data = dataText(scope, event, given);
    const { id, indent } = given;
    if (scope.context.sdk === 4) {
      const create = `${useSymbol(scope, `${textArgument(args, 0, "newEvent")}.eventType`)}.create`;
      const parts = id === undefined ? [data] : [data, `{ id: ${id} }`];
      return indent === undefined || parts.length === 1
        ? `${create}(${parts.join(", ")})`
        : `${create}(${lines(parts, indent)})`;
    }
    const parts = [...(id === undefined ? [] : [`id: ${id}`]), `name: ${stringLiteral(event.name)}`, `data: ${data}`];
    return indent === undefined ? `{ ${parts.join(", ")} }` : `{${lines(parts, indent)}}`;
  };

const lines = (parts: readonly string[], indent: string): string =>
  `\n${parts.map((part) => `${indent}  ${part},\n`).join("")}${indent}`;

function eventOf({ context: { events } }: FileScope, args: readonly unknown[], helper: string): EventFacts {
  const key = textArgument(args, 0, helper);
  const event = Object.hasOwn(events, key) ? events[key] : undefined;
  if (event === undefined) throw new Error(`the template has no event ${JSON.stringify(key)}`);
  return event;
}

/** A field that may be missing is not handed on: what gets the event may need it. */
function dataText({ context }: FileScope, { fields }: EventFacts, { from, with: own = "" }: Given): string {
  const given = (from === undefined ? undefined : context.event?.fields) ?? [];
  const had = new Set(given.filter((field) => !field.optional).map((field) => field.name));
  const written = objectEntries(own).filter(({ name }) => fields.length === 0 || fields.some((it) => it.name === name));
  const handedOn = fields
    .filter(({ name }) => had.has(name) && !written.some((entry) => entry.name === name))
    .map(({ name }) => `${propertyKey(name)}: ${from}.${name}`);
  const entries = [...handedOn, ...written.map(({ text }) => text)];
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** The properties of what stands in an object literal. A comma within brackets belongs to a value. */
function objectEntries(text: string): { name: string; text: string }[] {
  const texts = [""];
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth += 1;
    if (")]}".includes(character)) depth -= 1;
    if (character === "," && depth === 0) texts.push("");
    else texts.push(`${texts.pop()}${character}`);
  }
  return texts
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => ({ name: /^[\w$]*/.exec(each)?.[0] ?? "", text: each }));
}
