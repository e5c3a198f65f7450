import { ts } from "@ts-morph/common";
import { findAll } from "../../project/nodes.js";
import { parseDownwards } from "../../project/parse.js";
import { stringLiteral } from "../../text/ts-literal.js";
import type { EventFacts, RenderContext } from "../context.js";
import { type FileScope, useSymbol } from "../file-scope.js";
import { optionText } from "../option-text.js";
import { type HelperFactory, optionsOf } from "./helper.js";

/**
 * `{{#createFunction}}  async ({ event, step }) => {…}{{/createFunction}}`: the exported function around a handler. What
 * stands behind `{{else}}` goes to the options: `onFailure: async (…) => {…},`.
 * `on=` and `if=` are TypeScript expressions for the event that starts it and the condition, where the template itself
 * says what it is. SDK 3 takes the triggers as its second argument, SDK 4 among the options (Inngest's v3-to-v4 migration guide).
 */
export const createFunction: HelperFactory = (scope) =>
  function (...args) {
    const { context } = scope;
    const handler = optionsOf(args).fn(this).trim();
    const more = optionsOf(args).inverse(this).trim();
    const client = useSymbol(scope, "client");
    const triggers = ownTrigger(optionsOf(args).hash as OwnTrigger, context) ?? triggerTexts(scope);
    const list = `[${triggers.join(", ")}]`;
    const settings = optionTexts(scope);
    const first = object(context.sdk === 4 ? [...settings, `triggers: ${list}`] : settings, more);
    const second = context.sdk === 4 ? [] : [triggers.length === 1 ? (triggers[0] ?? list) : list];
    const parts = [first, ...second, handler].map((part) => `  ${part},\n`);
    const comment = context.cron ? scheduleComment(context.cron) : "";
    return exported(scope, comment, { call: `${client}.createFunction(\n${parts.join("")});`, handler });
  };

interface Made {
  readonly call: string;
  readonly handler: string;
}

/** As the module exports it: with the siblings' annotation, or with the type that the compiler's settings ask for. */
function exported(scope: FileScope, comment: string, { call, handler }: Made): string {
  const { job, functionType, annotation, language } = scope.context;
  const { defaultExport, exportName } = job;
  if (annotation !== undefined && language === "ts" && !defaultExport) {
    for (let at = 1; at <= annotation.names; at++) useSymbol(scope, `annotation${at}`, true);
    return needsItsTypes(handler)
      ? `${comment}${apart(call, `export const ${exportName}: ${annotation.text} = definition;`)}`
      : `${comment}export const ${exportName}: ${annotation.text} = ${call}`;
  }
  if (functionType === undefined)
    return `${comment}${defaultExport ? "export default " : `export const ${exportName} = `}${call}`;
  const [name = ""] = /^\w+/.exec(functionType) ?? [];
  scope.imports.add("inngest", { exported: name, local: name, type: true });
  const constant = `const ${exportName}: ${functionType} = definition;`;
  const last = defaultExport ? `${constant}\n\nexport default ${exportName};` : `export ${constant}`;
  return `${comment}${apart(call, last)}`;
}

/** With its type in a statement of its own, since the handler would lose its types to it. */
const apart = (call: string, last: string): string => `const definition = ${call}\n\n${last}`;

/** Whether a handler has functions whose parameters say no type: `noImplicitAny` takes them only where it has its own. */
function needsItsTypes(handler: string): boolean {
  const [own, ...inner] = findAll(parseDownwards("handler.ts", `(${handler});`), ts.isArrowFunction);
  return own !== undefined && inner.some(({ parameters }) => parameters.some(({ type }) => type === undefined));
}

/** The schedule in words; they come from a library, so nothing in them may end the comment. */
function scheduleComment({ words, expression, env }: NonNullable<RenderContext["cron"]>): string {
  if (words === "") return "";
  const zone = /^(?:CRON_)?TZ=/.test(expression) ? "" : ", in UTC";
  const other = env === undefined ? "" : `, unless ${env} has another schedule`;
  return `/** ${words.replace(/\s+/g, " ").replaceAll("*/", "* /")}${zone}${other}. */\n`;
}

function optionTexts(scope: FileScope): string[] {
  const { job, options } = scope.context;
  const own = [`id: ${stringLiteral(job.name)}`, `name: ${stringLiteral(job.title)}`];
  return [...own, ...options.map(({ key, value }) => `${key}: ${optionText(value, scope).replaceAll("\n", "\n    ")}`)];
}

interface OwnTrigger {
  readonly on?: string;
  readonly if?: string;
}

const ownTrigger = ({ on, if: condition }: OwnTrigger, { supports }: RenderContext): string[] | undefined =>
  on === undefined
    ? undefined
    : [`{ event: ${eventOf(on, supports)}${condition === undefined ? "" : `, if: ${condition}`} }`];

/** A client with types of its events has those of Inngest from the SDK; early ones lack one that a failure is most like. */
const eventOf = (on: string, supports: RenderContext["supports"]): string =>
  on === '"inngest/function.cancelled"' && !supports.members?.["internalEvents.FunctionCancelled"]
    ? `${on} as string as "inngest/function.failed"`
    : on;

function triggerTexts(scope: FileScope): string[] {
  const { event, cron, trigger } = scope.context;
  const texts: string[] = [];
  if (event && trigger !== "cron") {
    texts.push(event.typing === "event-type" ? useSymbol(scope, "eventType") : `{ event: ${nameOf(scope, event)} }`);
  }
  if (cron && trigger !== "event") texts.push(`{ cron: ${cronText(cron)} }`);
  return texts;
}

const nameOf = (scope: FileScope, { name, member }: EventFacts): string =>
  member === undefined ? stringLiteral(name) : `${useSymbol(scope, "eventNames")}.${member}`;

/** `||`, because an empty variable would leave SDK 4 without a trigger, in silence. */
const cronText = ({ expression, variable }: NonNullable<RenderContext["cron"]>): string =>
  variable === undefined ? stringLiteral(expression) : `${variable} || ${stringLiteral(expression)}`;

const MAX_WIDTH = 80;

function object(properties: readonly string[], more: string): string {
  if (more !== "") return `{\n${properties.map((each) => `    ${each},\n`).join("")}    ${more}\n  }`;
  const line = `{ ${properties.join(", ")} }`;
  return line.length + 3 <= MAX_WIDTH ? line : `{\n${properties.map((each) => `    ${each},\n`).join("")}  }`;
}
