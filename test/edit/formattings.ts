import fc from "../support/properties.js";

export const eol = fc.constantFrom("\n", "\r\n");
const blank = fc.constantFrom("", " ", "  ", "\t");
const quote = fc.constantFrom('"', "'");
/** White space and comments as people leave them between tokens. */
export const gap = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: blank },
      { weight: 3, arbitrary: fc.tuple(eol, blank).map((parts) => parts.join("")) },
      { weight: 1, arbitrary: fc.constantFrom("/* c */", "/* a, b] */") },
      { weight: 1, arbitrary: eol.map((end) => `// c, d]${end}`) },
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(""));
/** What stands before the code of interest. */
export const head = fc.constantFrom("", "\uFEFF", "/* head */ ", "// head\n", "setup();\r\n");
/** And what behind it. */
export const tail = fc.constantFrom("", ";", ";\n", "\r\n", "\n// tail\n", ";\r\nrun();\r\n");

/** A list in brackets with anything allowed around its items. */
export function list(
  open: string,
  close: string,
  items: readonly string[],
  separators: readonly string[],
): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(gap, { minLength: items.length * 2 + 1, maxLength: items.length * 2 + 1 }),
      fc.constantFrom(...separators),
      fc.boolean(),
    )
    .map(([gaps, separator, trailing]) => {
      const body = items.map((item, at) => {
        const isLast = at === items.length - 1;
        return `${gaps[at * 2]}${item}${gaps[at * 2 + 1]}${isLast && !trailing ? "" : separator}`;
      });
      return `${open}${body.join("")}${gaps.at(-1)}${close}`;
    });
}

/** Some of the items, in their order. */
export const items = (all: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...all]);

const importLine = fc
  .tuple(
    quote,
    fc.constantFrom("a", "b/c", "@/d/e", "./f", "../g", "node:h"),
    fc.nat(99),
    fc.constantFrom("", ";"),
    eol,
    fc.nat(6),
  )
  .map(([q, specifier, n, end, line, form]) => {
    const from = `${q}${specifier}${n}${q}`;
    const clauses = ["{ z }", "d", "d, { z }", "* as all", "type { T }", `{${line}  y,${line}  z,${line}}`];
    const clause = clauses[form];
    const names = clause?.replace(/\b(z|d|all|T|y)\b/g, `$1${n}`);
    return `import ${names === undefined ? "" : `${names} from `}${from}${end}${line}`;
  });

const between = fc.constantFrom("", "\n", "// group\n", "/* c */\r\n", "setup();\n");
/** Lines of imports, with or without something between them. */
export const importFiles = fc
  .uniqueArray(
    fc.tuple(importLine, between).map((parts) => parts.join("")),
    {
      maxLength: 5,
      selector: (text) => /\d+/.exec(text)?.[0],
    },
  )
  .map((lines) => lines.join(""));
