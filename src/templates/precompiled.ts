/** Templates that were compiled when the tool was built, by their text: see `esbuild.templates.mjs`. Empty from source. */
export const PRECOMPILED: Readonly<Record<string, TemplateSpecification>> = {};
