import { describe, expect, it } from "vitest";
import { detectSmallApp, refusalOf } from "./app.js";

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
});
