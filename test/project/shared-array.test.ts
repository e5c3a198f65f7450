import { describe, expect, it } from "vitest";
import { detectSmallApp, refusalOf, SMALL_APP } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";
const OTHER = "src/pages/api/inngest.ts";
const LIST = "src/lib/inngest/functions/index.ts";

const tidy = SMALL_APP["src/lib/inngest/functions/tidy.ts"] ?? "";
const other = tidy.replace("tidyJob", "dustJob").replace('id: "tidy"', 'id: "dust"');
const list = 'import { tidyJob } from "./tidy";\n\nexport const functions = [tidyJob];\n';
const serving = (functions: string, adapter = "next"): string =>
  [
    `import { serve } from "inngest/${adapter}";`,
    'import { inngest } from "@/lib/inngest/client";',
    'import { functions } from "@/lib/inngest/functions";',
    'import { tidyJob } from "@/lib/inngest/functions/tidy";',
    'import { dustJob } from "@/lib/inngest/functions/dust";',
    "",
    `export const handler = serve({ client: inngest, functions${functions === "" ? "" : `: ${functions}`} });`,
    "",
  ].join("\n");

const detect = (one: string, two: string, choose: Parameters<typeof detectSmallApp>[1] = {}) =>
  detectSmallApp({ [LIST]: list, "src/lib/inngest/functions/dust.ts": other, [ROUTE]: one, [OTHER]: two }, choose);

describe("serve calls that share an array", () => {
  it.each([
    ["the array itself", "", ""],
    ["it spread alone", "[...functions]", ""],
    ["it beside the same functions", "[...functions, dustJob]", "[dustJob, ...functions]"],
  ])("count as one where each gets %s", (_, one, two) => {
    const { registration } = detect(serving(one), serving(two, "edge"));
    expect(registration.shared).toHaveLength(1);
  });

  it("tell the place in each where the function goes if the array cannot take it", () => {
    const { registration } = detect(serving(""), serving("[...functions]", "edge"));
    expect(registration.file).toBe(LIST);
    expect([registration.elsewhere, registration.shared?.[0]?.elsewhere].map((all) => all?.[0]?.file)).toEqual([
      ROUTE,
      OTHER,
    ]);
  });

  it("are found where one of them is named", () => {
    const { registration } = detect(serving(""), serving("", "edge"), { serve: OTHER });
    expect(registration.shared?.[0]?.elsewhere[0]?.file).toBe(ROUTE);
  });

  it("are all found in one file", () => {
    const both = serving("").replace(/(export const )handler(.*)/, "$1one$2\n$1two$2");
    const { registration } = detectSmallApp({ [LIST]: list, [ROUTE]: both });
    expect(registration.shared).toHaveLength(1);
  });

  it.each([
    ["other functions beside it", "[...functions, dustJob]", "[...functions]"],
    ["a list of its own of the same functions", "[tidyJob]", "[tidyJob]"],
    ["a list of its own", "[tidyJob]", "[dustJob]"],
  ])("are not those of which one gets %s", (_, one, two) => {
    expect(refusalOf(() => detect(serving(one), serving(two, "edge"))).code).toBe("SERVE_AMBIGUOUS");
    const { registration } = detect(serving(one), serving(two, "edge"), { serve: ROUTE });
    expect(registration.shared).toBeUndefined();
  });

  it("leave out one that cannot be followed, where another is named", () => {
    const { registration } = detect(serving(""), serving("load()", "edge"), { serve: ROUTE });
    expect(registration.shared).toBeUndefined();
  });
});
