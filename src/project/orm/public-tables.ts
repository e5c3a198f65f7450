import type { ts } from "@ts-morph/common";
import { originOf } from "../origin.js";
import { importableFrom } from "../package-entries.js";
import type { Model, ModuleRef } from "../project.js";
import type { ModelInput } from "./adapter.js";
import type { Table } from "./drizzle-tables.js";
import { type ImportedName, importedNames } from "./imported-names.js";

/**
 * Tables as the package imports them: from the module that its functions import tables from where that gives them,
 * else from where they are; without those that it cannot import.
 */
export function publicTables({ modules, project }: ModelInput, tables: readonly Table[]): Model[] {
  const functions = [...new Set(project.functions.map(({ file }) => file))].slice(0, 40);
  const imported = functions.flatMap((file) => importedNames(modules, file).map((each) => ({ ...each, from: file })));
  const nodes = new Set(tables.map(({ node }) => node));
  const gives = (file: string, name: string): ts.Node | undefined => originOf(modules, file, name)?.node;
  const isTable = ({ target, name }: ImportedName): boolean => {
    const node = gives(target, name);
    return node !== undefined && nodes.has(node);
  };
  const barrels = [...new Map(imported.filter(isTable).map((each) => [each.specifier, each])).values()];
  const moduleOf = ({ model, node }: Table): ModuleRef | undefined => {
    const barrel = barrels.find(({ target }) => gives(target, model.accessor) === node);
    if (barrel === undefined)
      return importableFrom(modules, project.home, { file: model.file, exported: model.accessor });
    return modules.isWorkspacePackage(barrel.specifier, barrel.from)
      ? { package: barrel.specifier }
      : { file: barrel.target };
  };
  return tables.flatMap((table) => {
    const module = moduleOf(table);
    return module === undefined ? [] : [{ ...table.model, module }];
  });
}
