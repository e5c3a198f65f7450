import { describe, expect, it } from "vitest";
import { detectSmallApp, errorOf, refusalOf } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";
const served = (specifier: string) => ({
  "src/lib/inngest/functions/tidy.ts": undefined,
  [ROUTE]: `import { serve } from "inngest/next";\nimport { inngest } from "${specifier}";\n\nexport const { GET } = serve({ client: inngest, functions: [] });\n`,
});

describe("detectClient", () => {
  it("refuses a client behind an alias that nothing explains", () => {
    expect(refusalOf(() => detectSmallApp(served("$demo/inngest")))).toEqual({
      code: "CLIENT_NOT_FOUND",
      file: ROUTE,
      line: 4,
    });
    expect(() => detectSmallApp(served("$demo/inngest"))).toThrow('comes from "$demo/inngest"');
  });

  it("takes the client that is named where an alias hides it", () => {
    const { client } = detectSmallApp(served("$demo/inngest"), { client: "src/lib/inngest/client.ts" });
    expect(client.declaredIn).toBe("src/lib/inngest/client.ts");
  });

  it("imports a client from a package that is depended on", () => {
    const manifest = JSON.stringify({ dependencies: { inngest: "^3.40.0", "@acme/events": "1.0.0" } });
    const { client } = detectSmallApp({ ...served("@acme/events/client"), "package.json": manifest });
    expect(client.value.module).toEqual({ package: "@acme/events/client" });
  });

  it("says that a client of a package is where it is served, whoever else uses it", () => {
    const manifest = JSON.stringify({ dependencies: { inngest: "^3.40.0", "@acme/events": "1.0.0" } });
    const uses = (name: string): string =>
      `import { inngest } from "@acme/events";\n\nexport const ${name}Job = inngest.createFunction({ id: "${name}" }, { event: "app/${name}" }, async () => {});\n`;
    const { client, functionsDirectory } = detectSmallApp({
      "package.json": manifest,
      "src/lib/inngest/client.ts": undefined,
      "src/lib/inngest/functions/tidy.ts": uses("tidy"),
      [ROUTE]:
        'import { serve } from "inngest/next";\nimport { inngest } from "@acme/events";\nimport { tidyJob } from "@/lib/inngest/functions/tidy";\n\nserve({ client: inngest, functions: [tidyJob] });\n',
    });
    expect([client.declaredIn, functionsDirectory.value]).toEqual([ROUTE, "src/lib/inngest/functions"]);
  });

  it("takes the client that is served where the functions' own hides behind an alias", () => {
    const tidy =
      'import { inngest } from "$demo/inngest";\n\nexport const tidyJob = inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => {});\n';
    const { client } = detectSmallApp({ "src/lib/inngest/functions/tidy.ts": tidy });
    expect(client.declaredIn).toBe("src/lib/inngest/client.ts");
  });

  describe("of a variable that is assigned after its declaration", () => {
    const files = {
      ...served("@/lib/inngest/client"),
      "src/lib/inngest/client.ts":
        'import { Inngest } from "inngest";\n\nlet made: unknown;\nif (process.env.KEY) {\n  made = new Inngest({ id: "app" });\n} else {\n  made = new Inngest({ id: "dev" });\n}\n\nexport const inngest = made;\n',
    };

    it.each([
      ["served", {}],
      ["named", { client: "src/lib/inngest/client.ts" }],
    ])("is refused at the declaration where it is %s, with what to write there", (_, choose) => {
      const { code, file, line, hint, snippet } = errorOf(() => detectSmallApp(files, choose));
      expect([code, file, line]).toEqual(["CLIENT_NOT_FOUND", "src/lib/inngest/client.ts", 3]);
      expect(hint).not.toContain("--client");
      expect(snippet).toContain("In place of made and what assigns it:\n  export const inngest = new Inngest(");
    });
  });

  describe("that a function gives when it is called", () => {
    const served = (functions: string, before = "") => ({
      "src/lib/inngest/functions/tidy.ts": undefined,
      "src/lib/inngest/client.ts":
        'import { Inngest } from "inngest";\n\nlet made: Inngest | undefined;\nexport const getClient = () => (made ??= new Inngest({ id: "app" }));\n',
      "src/jobs.ts": "export const makeMail = (host: string) => getClient().createFunction(host);\n",
      [ROUTE]: `import { serve } from "inngest/next";\nimport { getClient } from "@/lib/inngest/client";\nimport { makeMail } from "@/jobs";\n${before}\nexport const GET = () => serve({ client: getClient(), functions: ${functions} });\n`,
    });
    const snippetOf = (files: ReturnType<typeof served>): string => {
      const { code, snippet = "" } = errorOf(() => detectSmallApp(files));
      expect(code).toBe("CLIENT_NOT_FOUND");
      return snippet.slice(snippet.indexOf("// the new file"));
    };

    it("is refused with a factory for the new function, as the others have one", () => {
      expect(snippetOf(served('[makeMail("eu")]'))).toBe(
        [
          "// the new file",
          'import { getClient } from "<src/lib/inngest/client.ts>";',
          "export function makeYourFunction() {",
          "  return getClient().createFunction(/* … */);",
          "}",
          "",
          `Add by hand to the array of ${ROUTE}, line 5:`,
          '  import { makeYourFunction } from "<the new file>";',
          '  [/* as before */, makeYourFunction("eu")]',
          "  where makeYourFunction() makes the new function as makeMail() of src/jobs.ts does",
        ].join("\n"),
      );
    });

    it("gets a factory of a usual name where there are no others, or others with arguments of their own", () => {
      expect(snippetOf(served("[]"))).toContain("  [/* as before */, createYourFunction()]");
      expect(snippetOf(served('[makeMail("eu"), makeMail("us")]'))).toContain("makeYourFunction(/* … */)]");
    });
  });

  it.each(["Service.get().client", "clients()[0]", "(await Service.connect()).client"])(
    "is refused with a module for it where an expression gives it: %s",
    (client) => {
      const { code, snippet = "" } = errorOf(() =>
        detectSmallApp({
          "src/lib/inngest/functions/tidy.ts": undefined,
          "src/service.ts": "export class Service {}\nexport const clients = () => [];\n",
          [ROUTE]: `import { serve } from "inngest/next";\nimport { clients, Service } from "@/service";\n\nexport const { GET } = serve({ client: ${client}, functions: [] });\n`,
        }),
      );
      expect(code).toBe("CLIENT_NOT_FOUND");
      expect(snippet).toContain(`export const inngest = ${client};\n\n// ${ROUTE}, line 4\nclient: inngest`);
    },
  );

  it.each([
    ["declared", 'const inngest = new Inngest({ id: "a" });\nserve({ client: inngest, functions: [] });', "inngest"],
    ["declared", 'const hub = new Inngest({ id: "a" });\nserve({ client: hub, functions: [] });', "hub"],
    ["within", 'serve({ client: new Inngest({ id: "a" }), functions: [] });', "inngest"],
    [
      "within",
      'function start() {\n  const hub = new Inngest({ id: "a" });\n  serve({ client: hub, functions: [] });\n}',
      "hub",
    ],
  ])("knows one that is %s where no other module has it from: %s", (hidden, code, local) => {
    const { client } = detectSmallApp({
      "src/lib/inngest/functions/tidy.ts": undefined,
      [ROUTE]: `import { Inngest } from "inngest";\nimport { serve } from "inngest/next";\n${code}\n`,
    });
    expect([client.hidden, client.value.local, client.declaredIn]).toEqual([hidden, local, ROUTE]);
  });
});
