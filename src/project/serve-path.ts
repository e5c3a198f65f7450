import { ts } from "@ts-morph/common";
import { follow, propertyOf } from "./follow.js";
import type { Modules } from "./modules.js";
import type { FoundServe } from "./serve-calls.js";

/** Where Inngest reaches the functions: `servePath`, else the path beside the call, else the route that the file's place makes. */
export function servePath(modules: Modules, { file, node, options }: FoundServe): string {
  return given(modules, file, options) ?? besideCall(node) ?? routeOf(file) ?? "/api/inngest";
}

function given(modules: Modules, file: string, options: ts.Expression | undefined): string | undefined {
  const object = options === undefined ? undefined : follow(modules, { node: options, file });
  if (object?.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return undefined;
  const value = propertyOf(modules, { node: object.node, file: object.file }, "servePath");
  const followed = value === undefined ? undefined : follow(modules, value);
  return followed?.kind === "value" && ts.isStringLiteralLike(followed.node) ? followed.node.text : undefined;
}

/** `app.use("/api/inngest", serve(…))`. */
function besideCall(node: ts.CallExpression): string | undefined {
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return undefined;
  return parent.arguments.filter(ts.isStringLiteralLike).find((each) => each.text.startsWith("/"))?.text;
}

const PLACES = [
  /(?:^|\/)app\/(.+)\/route\.[cm]?[jt]sx?$/,
  /(?:^|\/)src\/routes\/(.+)\/\+server\.[cm]?[jt]s$/,
  /(?:^|\/)pages\/(api\/.+?)(?:\/index)?\.[cm]?[jt]sx?$/,
  /(?:^|\/)server\/(api\/.+?)(?:\/index)?\.[cm]?[jt]s$/,
];

function routeOf(file: string): string | undefined {
  for (const place of PLACES) {
    const route = place.exec(file)?.[1];
    // Folders in parentheses group routes and are no part of the path.
    if (route !== undefined)
      return `/${route
        .split("/")
        .filter((each) => !/^\(.*\)$/.test(each))
        .join("/")}`;
  }
  return undefined;
}
