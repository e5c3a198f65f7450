import type { HelperOptions } from "handlebars";
import { nearest } from "../answers/nearest.js";
import { Budget } from "./budget.js";
import { type Compiled, compile } from "./compile.js";
import { TemplateFailure } from "./failure.js";
import type { FileScope } from "./file-scope.js";
import { helperNames, helpersFor, isBlockHelper } from "./helpers/all.js";
import { invalidTemplate } from "./invalid-template.js";
import type { OwnHelpers, Partial } from "./load.js";
import { PRINT } from "./prepare.js";
import { type Reach, reachOf } from "./reach.js";
import { type Location, placeOf, reasonOf } from "./render-failure.js";
import type { TemplateView } from "./view.js";

export interface TextSource {
  /** Path of the template file, for errors. */
  readonly file: string;
  readonly text: string;
  readonly partials: ReadonlyMap<string, Partial>;
  readonly helpers: OwnHelpers;
}

/** How a text becomes a program; `locate.ts` has another way. */
export type Compile = (text: string, helpers: ReadonlySet<string>, file: string) => Compiled;

/**
 * Renders one text with nothing escaped, every name required, and a bound on what it may cost.
 * @throws TEMPLATE_INVALID with file, line and column of what could not be rendered
 */
export function renderText(
  source: TextSource,
  view: TemplateView,
  scope: FileScope,
  compileText: Compile = compile,
): string {
  if (!source.text.includes("{{") && compileText === compile) return source.text;
  const run = new Run(source, compileText);
  try {
    const helpers = helpersFor({ ...scope, context: view }, source.helpers, run.reach);
    return run.render(view, helpers);
  } catch (error) {
    throw run.explain(error);
  }
}

type Helper = (this: unknown, ...args: unknown[]) => unknown;
type Program = (context: unknown, options?: object) => string;

/** One text being rendered: the files it is in at the moment, and what it has cost. */
class Run {
  readonly #source: TextSource;
  readonly #compile: Compile;
  readonly #names: ReadonlySet<string>;
  readonly #budget = new Budget();
  readonly reach: Reach;
  /** The partials that led here, outermost first. */
  readonly #way: string[] = [];

  constructor(source: TextSource, compileText: Compile) {
    this.#source = source;
    this.#compile = compileText;
    this.#names = helperNames(source.helpers);
    this.reach = reachOf(source.text, source.partials);
  }

  render(view: TemplateView, helpers: Readonly<Record<string, Helper>>): string {
    const { file, text } = this.#source;
    const counted = Object.entries(helpers).map(([name, helper]) => [name, this.#counted(name, helper)] as const);
    const programs = this.reach.partials.map((name) => [name, this.#partial(name)] as const);
    const { program } = this.#compiled(text, file);
    return program(view, {
      helpers: Object.fromEntries([...counted, [PRINT, this.#counted(PRINT, print)]]),
      partials: Object.fromEntries(programs),
      // Otherwise Handlebars would print that it was asked, and give nothing.
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    });
  }

  /** @throws TEMPLATE_INVALID about the file that is being rendered */
  explain(error: unknown): Error {
    const failure = this.#placed(error);
    const file = failure.file ?? this.#source.file;
    const { line, column } = failure;
    return invalidTemplate(`${file} cannot be rendered: ${failure.message}.`, { file, line, column, cause: error });
  }

  #compiled(text: string, file: string): Compiled {
    const compiled = this.#compile(text, this.#names, file);
    const missing = compiled.partials.find(({ name }) => !this.#source.partials.has(name));
    if (missing === undefined) return compiled;
    const meant = nearest(missing.name, this.#source.partials.keys());
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    throw new TemplateFailure(`there is no partial ${JSON.stringify(missing.name)}${hint}`, { file, ...missing });
  }

  #partial(name: string): Program {
    return (context, options = {}) => {
      const { path, text } = this.#source.partials.get(name) as Partial;
      if (this.#way.includes(name)) throw this.#placed(this.#circle(name));
      this.#budget.call();
      this.#way.push(name);
      try {
        const result = this.#compiled(text, path).program(context, options);
        const { indent = "" } = options as { indent?: string };
        this.#budget.spend(result.length + (indent === "" ? 0 : indent.length * result.split("\n").length));
        return result;
      } catch (error) {
        throw this.#placed(error);
      } finally {
        this.#way.pop();
      }
    };
  }

  /** A partial that is called again before it has ended, at the place of that call. */
  #circle(name: string): TemplateFailure {
    const { path, text } = this.#source.partials.get(this.#way.at(-1) ?? "") as Partial;
    const call = this.#compiled(text, path).partials.find((each) => each.name === name);
    return new TemplateFailure(`the partial ${name} includes itself: ${[...this.#way, name].join(" → ")}`, call);
  }

  #counted(name: string, helper: Helper): Helper {
    const run = this;
    const isBlock = isBlockHelper(name);
    return function (...args) {
      const options = args.at(-1) as HelperOptions & { readonly loc?: Location };
      try {
        if ((options.fn !== undefined) !== isBlock) throw new Error(asItIsCalled(name, isBlock));
        run.#budget.call();
        for (const arg of args) if (typeof arg === "string") run.#budget.spend(arg.length);
        const result = helper.apply(
          this,
          options.fn === undefined ? args : [...args.slice(0, -1), run.#inside(options)],
        );
        if (typeof result === "string") run.#budget.spend(result.length);
        return result;
      } catch (error) {
        throw run.#placed(error, options.loc);
      }
    };
  }

  #inside(options: HelperOptions): object {
    return { ...options, fn: this.#block(options.fn), inverse: this.#block(options.inverse) };
  }

  /** The body of a block helper, which may run it as often as it likes. */
  #block(body: Program | undefined): Program | undefined {
    if (body === undefined) return undefined;
    const counted: Program = (context, options) => {
      this.#budget.call();
      const result = body(context, options);
      this.#budget.spend(result.length);
      return result;
    };
    return Object.assign(counted, body);
  }

  /** The failure with the innermost place that is known. */
  #placed(error: unknown, location?: Location): TemplateFailure {
    if (error instanceof TemplateFailure && error.file !== undefined) return error;
    const partial = this.#source.partials.get(this.#way.at(-1) ?? "");
    const { path, text } = partial ?? { path: this.#source.file, text: this.#source.text };
    const place = placeOf(error, location, text);
    return new TemplateFailure(reasonOf(error), { file: path, ...place });
  }
}

const asItIsCalled = (name: string, isBlock: boolean): string =>
  isBlock ? `${name} is written around a body: {{#${name}}}…{{/${name}}}` : `${name} gives a text, and is no block`;

/** A name that is there and holds nothing would leave a hole in the code. */
const print: Helper = (value) => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === undefined || value === null) throw new Error("it has no value here");
  throw new Error("it is a list or an object, which cannot be printed");
};
