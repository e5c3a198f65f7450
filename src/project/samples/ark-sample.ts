import { stringLiteral } from "../../text/ts-literal.js";
import { numberSample } from "./number-sample.js";
import { textSample } from "./text-sample.js";
import { usualText } from "./usual-text.js";

/** The formats of arktype that have a name of their own, by the keyword that asks for them. */
const FORMATS: Readonly<Record<string, string>> = {
  "string.uuid": "uuid",
  "string.email": "email",
  "string.url": "url",
  "string.date.iso": "datetime",
  "string.date": "datetime",
  "string.ip": "ip",
  "string.numeric": "numeric",
  "string.alpha": "alpha",
  "string.alphanumeric": "alphanumeric",
  "string.hex": "hex",
  "string.json": "json",
  "string.base64": "base64",
};

/** A value of an arktype definition, as a TypeScript expression; undefined where none is found. */
export function arkSample(definition: string, name: string): string | undefined {
  const text = definition.trim();
  const alternatives = text.split("|").map((each) => each.trim());
  if (alternatives.length > 1)
    return alternatives.map((each) => arkSample(each, name)).find((each) => each !== undefined);
  if (/^(["']).*\1$/.test(text)) return stringLiteral(text.slice(1, -1));
  if (text.endsWith("[]")) {
    const element = arkSample(text.slice(0, -2), name);
    return element === undefined ? undefined : `[${element}]`;
  }
  const pattern = /^\/(.*)\/([a-z]*)$/.exec(text);
  if (pattern !== null)
    return quoted(
      textSample(name, usualText(name), { patterns: [{ source: pattern[1] ?? "", flags: pattern[2] ?? "" }] }),
    );
  if (text === "boolean" || text === "true") return "true";
  if (text === "false") return "false";
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const version = /^string\.uuid\.v(\d)$/.exec(text)?.[1];
  const format = version === undefined ? FORMATS[text] : "uuid";
  if (format !== undefined)
    return quoted(
      textSample(name, usualText(name), { format, patterns: [], ...(version === undefined ? {} : { version }) }),
    );
  return bounded(text, name);
}

const quoted = (text: string | undefined): string | undefined => (text === undefined ? undefined : stringLiteral(text));

/** `string >= 3`, `0 < number.integer <= 10`. */
function bounded(text: string, name: string): string | undefined {
  const found = /^(?:(-?[\d.]+)\s*(<=?)\s*)?(string|number(?:\.integer)?)(?:\s*(<=?|>=?|==|%)\s*(-?[\d.]+))?$/.exec(
    text,
  );
  if (found === null) return undefined;
  const [, low, lowSign, kind = "", sign, bound] = found;
  const checks = [
    ...(low === undefined ? [] : [{ sign: lowSign === "<" ? ">" : ">=", value: Number(low) }]),
    ...(sign === undefined ? [] : [{ sign, value: Number(bound) }]),
  ];
  const at = (...signs: string[]): number | undefined => checks.find((each) => signs.includes(each.sign))?.value;
  if (kind === "string") {
    const min = at(">=", "==") ?? add(at(">"), 1);
    const max = at("<=", "==") ?? add(at("<"), -1);
    return quoted(
      textSample(name, usualText(name), {
        patterns: [],
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      }),
    );
  }
  const value = numberSample({
    whole: kind === "number.integer",
    ...defined({ least: at(">=", "=="), most: at("<=", "=="), above: at(">"), below: at("<"), multipleOf: at("%") }),
  });
  return value === undefined ? undefined : String(value);
}

const add = (value: number | undefined, by: number): number | undefined =>
  value === undefined ? undefined : value + by;

const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
