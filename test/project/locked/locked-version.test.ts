import { describe, expect, it } from "vitest";
import { lockedVersion } from "../../../src/project/locked/locked-version.js";
import { memoryReadHost } from "../../support/memory-read-host.js";
import { inApp } from "../app.js";

/** What the lock files of a repository hold of inngest for the package in `apps/web`, which is called `@acme/web`. */
function locked(files: Record<string, string>, range: string | undefined = "^3.0.0", unit = "apps/web") {
  const host = memoryReadHost(inApp({ "apps/web/package.json": '{ "name": "@acme/web" }', ...files }));
  return lockedVersion({ host, root: "/app", unit, range }, "inngest");
}

const NPM = JSON.stringify({
  packages: {
    "": {},
    "apps/web": { dependencies: { inngest: "^3" } },
    "apps/web/node_modules/inngest": { version: "3.40.3" },
    "node_modules/@inngest/test/node_modules/inngest": { version: "3.1.0" },
    "node_modules/inngest": { version: "4.1.0" },
    "node_modules/web": { resolved: "apps/web", link: true },
  },
});

const PNPM_9 = `lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      inngest:
        specifier: ^4.0.0
        version: 4.2.0(h3@1.13.0)

  apps/web:
    dependencies:
      '@inngest/test':
        specifier: ^0.1.0
        version: 0.1.7
      inngest:
        specifier: ^3.0.0
        version: 3.44.4(h3@1.13.0)(hono@4.6.0)
      zod:
        specifier: ^4.0.0
        version: 4.1.0

packages:

  inngest@3.44.4:
    resolution: {integrity: sha512-x}

  inngest@4.2.0:
    resolution: {integrity: sha512-y}
`;

const PNPM_5 = `lockfileVersion: 5.4

specifiers:
  inngest: ^3.0.0

dependencies:
  inngest: 3.16.1_typescript@5.4.2

packages:

  /inngest/3.16.1_typescript@5.4.2:
    resolution: {integrity: sha512-x}
`;

const YARN_1 = `# yarn lockfile v1


"@inngest/test@^0.1.0":
  version "0.1.7"
  dependencies:
    inngest "^3.1.0"

inngest@^3.1.0, inngest@^3.2.0:
  version "3.30.0"
  resolved "https://registry.yarnpkg.com/inngest/-/inngest-3.30.0.tgz#x"

inngest@^4.0.0:
  version "4.5.0"
  resolved "https://registry.yarnpkg.com/inngest/-/inngest-4.5.0.tgz#y"
`;

const YARN_BERRY = `__metadata:
  version: 8

"inngest@npm:^3.1.0, inngest@npm:^3.2.0":
  version: 3.31.5
  resolution: "inngest@npm:3.31.5"
  languageName: node

"inngest@npm:latest":
  version: 4.5.0
  resolution: "inngest@npm:4.5.0"
`;

const BUN = `{
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "root" }, "apps/web": { "name": "@acme/web" } },
  "packages": {
    "@inngest/test": ["@inngest/test@0.1.7", "", { "dependencies": { "inngest": "^3" } }, "sha512-x"],
    "inngest": ["inngest@4.5.0", "", {}, "sha512-y"],
    "@acme/web/inngest": ["inngest@3.35.0", "", {}, "sha512-z"],
  },
}
`;

describe("lockedVersion", () => {
  it.each<[string, string, Record<string, string>, string, string]>([
    ["npm, of the copy below the unit", "^3.0.0", { "package-lock.json": NPM }, "3.40.3", "package-lock.json"],
    ["npm-shrinkwrap.json", "^3.0.0", { "npm-shrinkwrap.json": NPM }, "3.40.3", "npm-shrinkwrap.json"],
    [
      "npm's first format",
      "^3.0.0",
      { "apps/web/package-lock.json": '{ "dependencies": { "inngest": { "version": "3.7.1" } } }' },
      "3.7.1",
      "apps/web/package-lock.json",
    ],
    ["pnpm, of the unit's importer", "^3.0.0", { "pnpm-lock.yaml": PNPM_9 }, "3.44.4", "pnpm-lock.yaml"],
    ["pnpm's fifth format", "^3.0.0", { "apps/web/pnpm-lock.yaml": PNPM_5 }, "3.16.1", "apps/web/pnpm-lock.yaml"],
    ["Yarn 1, of the range", "^3.2.0", { "yarn.lock": YARN_1 }, "3.30.0", "yarn.lock"],
    ["Yarn 1, of another range", "^4.0.0", { "yarn.lock": YARN_1 }, "4.5.0", "yarn.lock"],
    ["Yarn 4, of the range", "^3.1.0", { "yarn.lock": YARN_BERRY }, "3.31.5", "yarn.lock"],
    ["Yarn 4, of a tag", "latest", { "yarn.lock": YARN_BERRY }, "4.5.0", "yarn.lock"],
    ["Bun, of the unit", "^3.0.0", { "bun.lock": BUN }, "3.35.0", "bun.lock"],
    [
      "Deno, of a specifier",
      "npm:inngest@3",
      {
        "deno.lock":
          '{ "version": "5", "specifiers": { "npm:inngest@4": "4.1.0", "npm:inngest@3": "3.47.0_zod@4.1.0" } }',
      },
      "3.47.0",
      "deno.lock",
    ],
    [
      "Deno's third format",
      "npm:inngest@3",
      { "deno.lock": '{ "packages": { "specifiers": { "npm:inngest@3": "npm:inngest@3.22.0" } } }' },
      "3.22.0",
      "deno.lock",
    ],
    [
      "Deno, of an address",
      "https://esm.sh/inngest@3",
      { "deno.lock": '{ "redirects": { "https://esm.sh/inngest@3": "https://esm.sh/inngest@3.40.1" } }' },
      "3.40.1",
      "deno.lock",
    ],
  ])("reads the lock of %s", (_, range, files, version, file) => {
    expect(locked(files, range)).toEqual({ version, file });
  });

  it("reads a package by the name that the unit gives it", () => {
    const at = (files: Record<string, string>) =>
      lockedVersion({ host: memoryReadHost(inApp(files)), root: "/app", unit: "", range: "npm:inngest@^3.0.0" }, "jobs")
        ?.version;
    const pnpm =
      "importers:\n\n  .:\n    dependencies:\n      jobs:\n        specifier: npm:inngest@^3.0.0\n        version: inngest@3.44.4(h3@1.13.0)\n";
    expect(at({ "pnpm-lock.yaml": pnpm })).toBe("3.44.4");
    expect(at({ "yarn.lock": '"jobs@npm:inngest@^3.0.0":\n  version "3.31.5"\n' })).toBe("3.31.5");
    expect(
      at({
        "package-lock.json": '{ "packages": { "node_modules/jobs": { "name": "inngest", "version": "3.40.0" } } }',
      }),
    ).toBe("3.40.0");
    expect(at({ "bun.lock": '{ "packages": { "jobs": ["inngest@3.35.0", ""] } }' })).toBe("3.35.0");
  });

  it("prefers the lock that is nearer to the unit", () => {
    const files = { "package-lock.json": NPM, "apps/web/yarn.lock": YARN_1 };
    expect(locked(files, "^3.1.0")).toEqual({ version: "3.30.0", file: "apps/web/yarn.lock" });
  });

  it("reads what the root of a workspace has for itself", () => {
    expect(locked({ "pnpm-lock.yaml": PNPM_9 }, "^4.0.0", "")?.version).toBe("4.2.0");
    expect(locked({ "bun.lock": BUN }, "^4.0.0", "")?.version).toBe("4.5.0");
    expect(locked({ "package-lock.json": NPM }, "^4.0.0", "")?.version).toBe("4.1.0");
  });

  it("takes another package's version where the unit's importer has none of its own", () => {
    const text = PNPM_9.replace("  apps/web:\n", "  apps/other:\n");
    expect(locked({ "pnpm-lock.yaml": text })?.version).toBe("3.44.4");
  });

  it("knows nothing where no lock file names the package, or none can be read", () => {
    expect(locked({ "yarn.lock": 'inngest-cli@^1:\n  version "1.0.0"\n' })).toBeUndefined();
    expect(locked({ "package-lock.json": "{", "bun.lock": "[]", "deno.lock": "{}" })).toBeUndefined();
    expect(locked({})).toBeUndefined();
  });

  it("reads lock files with Windows line endings", () => {
    expect(locked({ "pnpm-lock.yaml": PNPM_9.replaceAll("\n", "\r\n") })?.version).toBe("3.44.4");
    expect(locked({ "yarn.lock": YARN_1.replaceAll("\n", "\r\n") }, "^4.0.0")?.version).toBe("4.5.0");
  });
});
