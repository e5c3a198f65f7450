import { describe, expect, it } from "vitest";
import { memoryHost } from "../../src/apply/memory-host.js";
import { resolveLinks } from "../../src/apply/resolve-links.js";

describe("resolveLinks", () => {
  const host = memoryHost({ "/p/web/src/a.ts": "", "/q/b.ts": "" });
  host.putLink("/p/app", "web/src");
  host.putLink("/p/web/up", "../..");
  host.putLink("/p/abs", "/q/b.ts");
  host.putLink("/p/chain", "app/../up");
  host.putLink("/p/dangling", "web/new/c.ts");

  it.each([
    ["/p/web/src/a.ts", "/p/web/src/a.ts", []],
    ["/p/app/a.ts", "/p/web/src/a.ts", []],
    ["/p/web/up/q/b.ts", "/q/b.ts", []],
    ["/p/abs", "/q/b.ts", []],
    ["/p/chain", "/", []],
    ["/p/./web//src/../x.ts", "/p/web/x.ts", []],
    ["/p/app/new/deep/x.ts", "/p/web/src/new/deep/x.ts", ["/p/web/src/new", "/p/web/src/new/deep"]],
    ["/p/dangling", "/p/web/new/c.ts", ["/p/web/new"]],
  ])("finds that %s is %s", (path, real, missing) => {
    expect(resolveLinks(host, path)).toEqual({ real, missing });
  });
});
