import { describe, expect, it } from "vitest";
import type { RawAnswers } from "../../src/answers/raw-answers.js";
import { resolveAnswers } from "../../src/answers/resolve.js";
import type { FileChange } from "../../src/plan/plan.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { detectProject } from "../../src/project/detect.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import type { Files } from "./planned.js";
import { root } from "./sample-project.js";

const client = 'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "shop" });\n';
const made = (name: string, about: string): string =>
  `export const ${name} = inngest.createFunction({ id: "${name}" }, { event: "${about}/${name}" }, async () => {});\n`;
const topic = (about: string, rest = ""): string =>
  `import { inngest } from "../client";\n\n${made(`${about}Made`, about)}${made(`${about}Sent`, about)}${rest}`;
const array = (about: string): string => `\nexport const ${about}Functions = [${about}Made, ${about}Sent];\n`;
const serve = (imports: string, functions: string): string =>
  `import { serve } from "inngest/next";\nimport { inngest } from "@/inngest/client";\n${imports}\nexport const { GET, POST, PUT } = serve({ client: inngest, functions: ${functions} });\n`;
const from = (names: string, module: string): string => `import { ${names} } from "@/inngest/${module}";\n`;

const route = "src/app/api/inngest/route.ts";
const common: Files = {
  "package.json": '{ "dependencies": { "inngest": "3.54.2" } }',
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  "src/inngest/client.ts": client,
};
const topics: Files = {
  "src/inngest/functions/order.ts": topic("order", array("order")),
  "src/inngest/functions/mail.ts": topic("mail", array("mail")),
};
const topicImports = from("orderFunctions", "functions/order") + from("mailFunctions", "functions/mail");
const spread = "[...orderFunctions, ...mailFunctions]";

const PROJECTS: Readonly<Record<string, Files>> = {
  "arrays of topics that serve() spreads": { ...common, ...topics, [route]: serve(topicImports, spread) },
  "arrays of topics in the file of the array that spreads them": {
    ...common,
    "src/inngest/functions/order.ts": topic("order"),
    "src/inngest/functions/mail.ts": topic("mail"),
    "src/inngest/functions/index.ts": `import { mailMade, mailSent } from "./mail";\nimport { orderMade, orderSent } from "./order";\n\nconst orderFunctions = [orderMade, orderSent];\nconst mailFunctions = [mailMade, mailSent];\n\nexport const functions = ${spread};\n`,
    [route]: serve(from("functions", "functions"), "functions"),
  },
  "arrays of topics that two serve() calls spread": {
    ...common,
    ...topics,
    [route]: serve(topicImports, spread),
    "src/app/api/jobs/route.ts": serve(topicImports, spread),
  },
};

describe.each(Object.entries(PROJECTS))("%s", (_, files) => {
  it("holds a function where it is, and nowhere else, when another one has come to the array around it", () => {
    const mail: RawAnswers = { name: "mail-probe", event: "mail/probe.requested", field: ["probeId:string"] };
    const nightly: RawAnswers = { name: "nightly-probe", cron: "0 2 * * *" };
    const once = add(files, mail).files;
    const both = add(once, nightly).files;
    expect(
      Object.values(once)
        .join("\n")
        .match(/\[[^\]]*mailSent, mailProbe\]/),
    ).not.toBeNull();
    expect(both).not.toEqual(once);
    for (const job of [mail, nightly]) {
      const { changes } = add(both, job);
      expect(changes.filter(({ action }) => action !== "identical")).toEqual([]);
    }
  });
});

function add(files: Files, raw: RawAnswers): { files: Files; changes: readonly FileChange[] } {
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const trigger = raw.cron === undefined ? "event" : "cron";
  const project = detectProject(host, root, { trigger, about: raw.cron === undefined ? ["mail"] : [] });
  const template = loadTemplate(trigger, [builtinTemplatesDirectory()]);
  const { answers } = resolveAnswers({ ...raw, test: "none" }, template.manifest, project);
  const { changes } = planAdd({ host, project, template, answers });
  const after = { ...files };
  for (const { path, after: text } of changes) if (text !== undefined) after[path] = text;
  return { files: after, changes };
}
