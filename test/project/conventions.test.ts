import { describe, expect, it } from "vitest";
import { namingOf } from "../../src/project/naming.js";
import { detectSmallApp } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";

/** The app with its one function in another file, and written another way. */
function withFunction(
  file: string,
  exportName: string,
  id: string,
  form: { from?: string; client?: string; body?: string } = {},
) {
  const { from = `@/${file.replace(/^src\//, "").replace(/\.ts$/, "")}`, client = "@/lib/inngest/client", body } = form;
  const isDefault = exportName === "default";
  const created = `inngest.createFunction({ id: "${id}" }, { event: "app/x" }, async () => {});\n`;
  const text =
    body ??
    `import { inngest } from "${client}";\n${isDefault ? `const job = ${created}export default job;\n` : `export const ${exportName} = ${created}`}`;
  const imported = isDefault ? "job" : `{ ${exportName} }`;
  const route = `import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\nimport ${imported} from "${from}";\nexport const { GET } = serve({ client: inngest, functions: [${isDefault ? "job" : exportName}] });\n`;
  return detectSmallApp({ "src/lib/inngest/functions/tidy.ts": undefined, [file]: text, [ROUTE]: route });
}

describe("conventions", () => {
  it("follows a function whose name is like no layout's, not the layout", () => {
    const { layout, conventions } = withFunction("src/lib/inngest/functions/mails.ts", "sendAllMails", "mail-run");
    expect([layout, conventions.exportSuffix]).toEqual(["skill", ""]);
  });

  it("takes no suffix of the layout where nothing is served and functions are there", () => {
    const route = (functions: string) =>
      `import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\nexport const { GET } = serve({ client: inngest, functions: ${functions} });\n`;
    const tidy = "src/lib/inngest/functions/tidy.ts";
    expect(detectSmallApp({ [ROUTE]: route("[]") }).conventions.exportSuffix).toBe("");
    expect(detectSmallApp({ [ROUTE]: route("[]"), [tidy]: undefined }).conventions.exportSuffix).toBe("Job");
  });

  it.each([
    ["src/jobs/send-mail.ts", "sendMail", "send-mail", ["kebab", "", "", "", "", false]],
    ["src/jobs/sendMail.ts", "sendMailFn", "send-mail", ["camel", "", "", "", "Fn", false]],
    ["src/jobs/SendMail.ts", "SendMail", "send-mail", ["pascal", "", "", "", "", false]],
    ["src/jobs/send_mail.ts", "handleSendMail", "send-mail", ["snake", "", "", "handle", "", false]],
    ["src/jobs/send-mail.job.ts", "sendMailJob", "send-mail", ["kebab", "", ".job", "", "Job", false]],
    ["src/jobs/fn-send-mail.ts", "default", "send-mail", ["kebab", "fn-", "", "", "", true]],
  ])("reads the names of %s", (file, exportName, id, expected) => {
    const { fileCase, filePrefix, fileSuffix, exportPrefix, exportSuffix, defaultExport } = withFunction(
      file,
      exportName,
      id,
    ).conventions;
    expect([fileCase, filePrefix, fileSuffix, exportPrefix, exportSuffix, defaultExport]).toEqual(expected);
  });

  /** The naming that functions in these files show, whose ids are the last name of the file. */
  const named = (...files: string[]) =>
    namingOf(
      files.map((file, at) => ({ id: `job-${at}`, file, line: 1, events: [], crons: [], served: true })),
      undefined,
      "src/jobs",
    );

  it.each<[string, string[], object]>([
    ["one that all have", ["src/jobs/a.mts", "src/jobs/b.mts"], { fileExtension: "mts" }],
    ["components", ["src/jobs/a.tsx"], { fileExtension: "tsx" }],
    ["the language's own", ["src/jobs/a.ts", "src/jobs/b.ts"], {}],
    ["different ones", ["src/jobs/a.tsx", "src/jobs/b.ts"], {}],
    [
      "a word before it",
      ["src/jobs/a.server.ts", "src/jobs/bC.server.ts"],
      { fileSuffix: ".server", fileCase: "camel" },
    ],
    ["a word that some have", ["src/jobs/a.server.ts", "src/jobs/b.ts"], {}],
  ])("reads what files end in: %s", (_, files, expected) => {
    expect(named(...files)).toMatchObject({ fileSuffix: "", ...expected });
    expect(named(...files).fileExtension).toBe((expected as { fileExtension?: string }).fileExtension);
  });

  it.each<[string, string[], string | undefined]>([
    ["each has one with an index", ["src/jobs/a/index.ts", "src/jobs/b/index.ts"], "index"],
    ["each has one with a file of its name", ["src/jobs/a/a.ts", "src/jobs/b/b.ts", "src/jobs/c.ts"], "name"],
    ["half of them have an index", ["src/jobs/a/a.ts", "src/jobs/b/index.ts"], "index"],
    ["one has one", ["src/jobs/a/index.ts"], undefined],
    ["several share them", ["src/jobs/a/index.ts", "src/jobs/a/b.ts", "src/jobs/c/c.ts"], undefined],
    ["they lie elsewhere", ["src/other/a/index.ts", "src/other/b/index.ts"], undefined],
    ["they are topics", ["src/jobs/mail/send.ts", "src/jobs/crm/sync.ts"], undefined],
  ])("sees whether functions have a folder each: %s", (_, files, folder) => {
    expect(named(...files).folder).toBe(folder);
  });

  it.each([
    ["a verb", "sendPushes", "pushes"],
    ["a word of its own", "pushesNetwork", "pushes"],
  ])("takes %s around one name for no habit", (_, exportName, id) => {
    const { exportPrefix, exportSuffix } = withFunction("src/jobs/a.ts", exportName, id).conventions;
    expect([exportPrefix, exportSuffix]).toEqual(["", ""]);
  });

  it("imports as the serve file does where the functions import nothing of the project", () => {
    const client = "app/utils/inngest.server.ts";
    const { form, alias, extension } = detectSmallApp({
      "package.json": '{ "imports": { "#app/*": "./app/*" }, "dependencies": { "inngest": "^3.0.0" } }',
      "tsconfig.json": "{}",
      [ROUTE]: undefined,
      [client]:
        'import { Inngest } from "inngest";\nexport const inngest = new Inngest({ id: "a" });\nexport const tidyFn = inngest.createFunction({ id: "tidy" }, { cron: "0 0 * * *" }, async () => {});\n',
      "app/routes/api.inngest.ts":
        'import { serve } from "inngest/remix";\nimport { inngest, tidyFn } from "#app/utils/inngest.server.js";\nexport const loader = serve({ client: inngest, functions: [tidyFn] });\n',
    }).conventions.specifiers;
    expect([form, alias, extension]).toEqual(["alias", { prefix: "#app/", directory: "app" }, ".js"]);
  });

  it.each([
    ["../lib/inngest/client", { form: "relative", alias: undefined, extension: "" }],
    ["../lib/inngest/client.js", { form: "relative", alias: undefined, extension: ".js" }],
    ["../lib/inngest/client.ts", { form: "relative", alias: undefined, extension: ".ts" }],
    ["@/lib/inngest/client.js", { form: "alias", alias: { prefix: "@/", directory: "src" }, extension: ".js" }],
  ])("imports as the functions import the client: %s", (client, expected) => {
    const { form, alias, extension } = withFunction("src/jobs/a.ts", "a", "a", { client }).conventions.specifiers;
    expect({ form, alias: form === "alias" ? alias : undefined, extension }).toEqual(expected);
  });

  it.each([
    ["./index", "../lib/inngest/index", true],
    ["by its folder", "../lib/inngest", undefined],
    ["by an alias, with the name", "@/lib/inngest/index", true],
    ["by an alias of its folder", "@/lib/inngest", undefined],
  ])("names the index that the client is in as the functions do: %s", (_what, client, namesIndex) => {
    const code = 'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "app" });\n';
    const made = `import { inngest } from "${client}";\nexport const a = inngest.createFunction({ id: "a" }, { event: "app/x" }, async () => {});\n`;
    const { specifiers } = detectSmallApp({
      "src/lib/inngest/client.ts": undefined,
      "src/lib/inngest/functions/tidy.ts": undefined,
      "src/lib/inngest/index.ts": code,
      "src/jobs/a.ts": made,
      [ROUTE]:
        'import { serve } from "inngest/next";\nimport { a } from "@/jobs/a";\nimport { inngest } from "@/lib/inngest";\nserve({ client: inngest, functions: [a] });\n',
    }).conventions;
    expect(specifiers.namesIndex).toBe(namesIndex);
  });

  it("uses an alias of package.json", () => {
    const tidy =
      'import { inngest } from "#/lib/inngest/client.js";\nexport const tidyJob = inngest.createFunction({ id: "tidy" }, { event: "a/b" }, async () => {});\n';
    const { specifiers } = detectSmallApp({
      "tsconfig.json": "{}",
      "package.json": '{ "imports": { "#/*": "./src/*" }, "dependencies": { "inngest": "^3.0.0" } }',
      "src/lib/inngest/functions/tidy.ts": tidy,
      [ROUTE]:
        'import { serve } from "inngest/next";\nimport { tidyJob } from "#/lib/inngest/functions/tidy.js";\nimport { inngest } from "#/lib/inngest/client.js";\nserve({ client: inngest, functions: [tidyJob] });\n',
    }).conventions;
    expect(specifiers).toEqual({ form: "alias", alias: { prefix: "#/", directory: "src" }, extension: ".js" });
  });

  it("reads single quotes, no semicolons, tabs, no trailing commas and CRLF", () => {
    const body =
      "import { inngest } from '@/lib/inngest/client'\r\n\r\nexport const a = inngest.createFunction(\r\n\t{\r\n\t\tid: 'a'\r\n\t},\r\n\t{ event: 'a/b' },\r\n\tasync () => {}\r\n)\r\n";
    expect(withFunction("src/jobs/a.ts", "a", "a", { body }).conventions.style).toEqual({
      quotes: "single",
      semicolons: false,
      indent: "\t",
      trailingCommas: false,
      eol: "\r\n",
    });
  });

  it("tells whether event names have a domain, and which", () => {
    const { eventsHaveDomain, eventDomains } = detectSmallApp().conventions;
    expect([eventsHaveDomain, eventDomains]).toEqual([true, ["app"]]);
    expect(
      detectSmallApp({
        "src/lib/inngest/functions/other.ts":
          'import { inngest } from "@/lib/inngest/client";\nexport const o = inngest.createFunction({ id: "o" }, { event: "plain" }, async () => {});\n',
      }).conventions.eventsHaveDomain,
    ).toBe(false);
  });
});
