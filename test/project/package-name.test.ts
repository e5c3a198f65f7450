import { describe, expect, it } from "vitest";
import { packageNamed, withSubpath } from "../../src/project/package-name.js";

describe("the package that a specifier names", () => {
  it.each([
    ["inngest", "inngest", "", "inngest"],
    ["inngest/edge", "inngest", "edge", "inngest"],
    ["@inngest/realtime/hooks", "@inngest/realtime", "hooks", "@inngest/realtime"],
    ["npm:inngest", "inngest", "", "npm:inngest"],
    ["npm:inngest@3.27.0", "inngest", "", "npm:inngest@3.27.0"],
    ["npm:inngest@3.27.0/edge", "inngest", "edge", "npm:inngest@3.27.0"],
    ["npm:/inngest@^3.54.2/deno/fresh", "inngest", "deno/fresh", "npm:/inngest@^3.54.2"],
    ["npm:@supabase/supabase-js@2", "@supabase/supabase-js", "", "npm:@supabase/supabase-js@2"],
    ["jsr:@inngest/sdk@3.31.7/edge", "inngest", "edge", "jsr:@inngest/sdk@3.31.7"],
    ["jsr:@zod/zod@4", "zod", "", "jsr:@zod/zod@4"],
    ["https://esm.sh/inngest", "inngest", "", "https://esm.sh/inngest"],
    ["https://esm.sh/inngest@3.39.0/edge", "inngest", "edge", "https://esm.sh/inngest@3.39.0"],
    ["https://esm.sh/v135/inngest@3/edge", "inngest", "edge", "https://esm.sh/v135/inngest@3"],
    ["https://esm.sh/*inngest@3", "inngest", "", "https://esm.sh/*inngest@3"],
    ["https://esm.sh/inngest@3/edge?target=deno", "inngest", "edge", "https://esm.sh/inngest@3?target=deno"],
    ["https://cdn.jsdelivr.net/npm/zod@3.23.8/+esm", "zod", "", "https://cdn.jsdelivr.net/npm/zod@3.23.8/+esm"],
    ["https://deno.land/x/zod@v3.22.4/mod.ts", "zod", "", "https://deno.land/x/zod@v3.22.4/mod.ts"],
  ])("%s", (specifier, name, subpath, base) => {
    expect(packageNamed(specifier)).toEqual({ name, subpath, base });
    expect(withSubpath(base, subpath)).toBe(specifier);
  });

  it.each(["./client.ts", "../inngest", "@/lib/inngest", "~/inngest", "#inngest", "$lib/inngest", "node:crypto", "/a"])(
    "is none in %s",
    (specifier) => expect(packageNamed(specifier)).toBeUndefined(),
  );

  it("is none in an address that names no package", () => {
    expect(packageNamed("https://example.com/inngest/edge.ts")).toBeUndefined();
    expect(packageNamed("https://deno.land/std@0.168.0/http/server.ts")?.name).not.toBe("http");
  });
});
