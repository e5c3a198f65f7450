import { readFileSync } from "node:fs";

/** The version in the package's own manifest; it lies one folder above the built file, two above its chunks and its source. */
export function version(): string {
  for (const up of ["../", "../../"]) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(`${up}package.json`, import.meta.url), "utf8"));
      if (isOwn(manifest)) return manifest.version;
    } catch {
      // Not there: one folder further up.
    }
  }
  return "unknown";
}

function isOwn(manifest: unknown): manifest is { version: string } {
  return (
    typeof manifest === "object" &&
    manifest !== null &&
    "name" in manifest &&
    manifest.name === "scaffold-inngest" &&
    "version" in manifest
  );
}
