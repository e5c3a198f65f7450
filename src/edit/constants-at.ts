import { ts } from "@ts-morph/common";
import type { Constants } from "../project/event-keys.js";
import { nodeAt } from "./node-at.js";

/** The object literal or the enum whose "{" stands at `bodyStart`. */
export const constantsAt = (source: ts.SourceFile, bodyStart: number): Constants | undefined =>
  nodeAt(source, bodyStart, ts.isObjectLiteralExpression) ??
  source.statements.filter(ts.isEnumDeclaration).find(({ members }) => members.pos === bodyStart + 1);

export const membersOf = (body: Constants): ts.NodeArray<ts.EnumMember | ts.ObjectLiteralElementLike> =>
  ts.isEnumDeclaration(body) ? body.members : body.properties;
