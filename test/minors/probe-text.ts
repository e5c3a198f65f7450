import type { SdkMajor } from "../../src/project/project.js";
import { type Group, NOWHERE, PROBES } from "./probes.js";

export interface Probe {
  /** As `minors.json` calls it: "options". */
  readonly group: string;
  /** Empty for what no version has. */
  readonly name: string;
  /** From 0. */
  readonly line: number;
  /** Its value is none that any version takes: an error says that the version knows the name. */
  readonly wrong?: true;
}

const EVENT = '{ event: "a/b" }';

/** A module with one probe a line, so that the line of an error says which of them does not compile. */
export function probeText(major: SdkMajor): { text: string; probes: Probe[] } {
  const made = (options: string, trigger: string, handler: string): string =>
    major === 3
      ? `inngest.createFunction({ ${options} }, ${trigger}, ${handler});`
      : `inngest.createFunction({ ${options}, triggers: ${trigger} }, ${handler});`;
  const plain = (options: string, trigger = EVENT): string => made(`id: "x"${options}`, trigger, "async () => 1");
  const written: Readonly<Record<Group, (probe: string) => string>> = {
    options: (probe) => plain(`, ${probe}`),
    steps: (probe) => made('id: "x"', EVENT, `async ({ step }) => { ${probe}; }`),
    context: (probe) => made('id: "x"', EVENT, `async (context) => { ${probe}; }`),
    triggers: (probe) => plain("", probe),
    client: (probe) => `void ({ id: "app", ${probe} } satisfies ConstructorParameters<typeof sdk.Inngest>[0]);`,
    members: (probe) => `void (${probe});`,
  };
  const head = [
    'import * as sdk from "inngest";',
    'const inngest = new sdk.Inngest({ id: "app" });',
    `const other = ${plain("")}`,
    "declare const data: any; declare const wrong: unique symbol; void data; void other;",
  ];
  const all = (Object.keys(PROBES) as Group[]).flatMap((group) => {
    const nowhere = NOWHERE[group];
    const entries = [...Object.entries(PROBES[group]), ...(nowhere === undefined ? [] : [["", nowhere] as const])];
    return entries.map(([name, probe]) => ({ group, name, text: written[group](probe) }));
  });
  const wrong = Object.entries(PROBES.options).flatMap(([name, probe]) => {
    const text = withWrongValue(name, probe);
    return text === probe ? [] : [{ group: "options", name, text: written.options(text), wrong: true as const }];
  });
  const lines = [...all, ...wrong];
  return {
    text: [...head, ...lines.map(({ text }) => text)].join("\n"),
    probes: lines.map(({ text: _, ...probe }, index) => ({ ...probe, line: head.length + index })),
  };
}

/** `throttle: wrong`, and for a part of an option that part: `throttle: { limit: 5, burst: wrong }`. */
function withWrongValue(name: string, probe: string): string {
  const [option, part] = name.split(".");
  return part === undefined ? `${option}: wrong` : probe.replace(new RegExp(`(\\b${part}: )("[^"]*"|\\d+)`), "$1wrong");
}
