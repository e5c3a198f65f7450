import { useSymbol } from "../file-scope.js";
import { type HelperFactory, optionsOf } from "./helper.js";

/**
 * `{{#inTenant}}…{{/inTenant}}`: the statements of a function that ends by returning, with `data` at hand. Where the
 * project runs a tenant's queries in a context of their own, they do, on its `db`.
 */
export const inTenant: HelperFactory = (scope) =>
  function (...args) {
    const body = optionsOf(args).fn(this);
    const field = scope.context.db?.tenantField;
    if (field === undefined) return body;
    const indent = /^ */.exec(body)?.[0] ?? "";
    const lines = body.trimEnd().split("\n");
    const inner = lines.map((line) => (line === "" ? line : `  ${line}`)).join("\n");
    const call = `${useSymbol(scope, "withTenantContext")}(data.${field}, async ({ db }) => {`;
    return `${indent}return await ${call}\n${inner}\n${indent}});\n`;
  };
