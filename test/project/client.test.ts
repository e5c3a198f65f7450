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
});
