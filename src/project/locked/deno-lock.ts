import { isObject, type JsonObject } from "../json.js";
import { escaped, type Wanted } from "./wanted.js";

/**
 * What deno.lock holds: `specifiers` lead from `npm:inngest@3` to a version, `redirects` from an address to one with the
 * whole version. https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files
 */
export function denoLocked(lock: JsonObject, { name, range }: Wanted): string | undefined {
  const older = isObject(lock.packages) ? lock.packages.specifiers : undefined;
  const entries = [lock.specifiers, older, lock.redirects].flatMap((each) =>
    isObject(each) ? Object.entries(each) : [],
  );
  const versions = entries.flatMap(([asked, resolved]) => {
    const ofPackage = new RegExp(`(?:^|[:/])${escaped(name)}(?:@|$)`).test(asked);
    const version = ofPackage ? /(?:@|^)(\d+\.\d+\.\d+[^@_/]*)/.exec(String(resolved))?.[1] : undefined;
    return version === undefined ? [] : [{ asked, version }];
  });
  return (versions.find(({ asked }) => asked === range || asked === `npm:${name}@${range}`) ?? versions[0])?.version;
}
