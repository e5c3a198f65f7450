/** Extensions of the files that are read as source, without the dot. */
export const SOURCE_EXTENSIONS = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"] as const;

/** Of files that hold code among other things, which is searched and not read. */
export const COMPONENT_EXTENSIONS = ["vue", "svelte", "astro"] as const;

const BUILD_DIRECTORIES = new Set([
  "node_modules",
  "dist",
  "build",
  "out",
  "coverage",
  "storybook-static",
  "bower_components",
]);

/** The name of a directory that no source of the project's own is in. */
export const isSkippedDirectory = (name: string): boolean => name.startsWith(".") || BUILD_DIRECTORIES.has(name);

/** Whether a path, relative to the directory that is searched, is a source file to read. */
export const isSourceFile = (path: string): boolean => isCode(path) && isSearched(path);

/** Whether a path, relative to the directory that is searched, is of a file with code in it. */
export const isWithCode = (path: string): boolean => (isCode(path) || isComponent(path)) && isSearched(path);

/** Whether a file is all code, by its name. */
export const isCode = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path);

const isComponent = (path: string): boolean => COMPONENT_EXTENSIONS.some((extension) => path.endsWith(`.${extension}`));

function isSearched(path: string): boolean {
  const segments = path.split("/");
  const name = segments.pop() ?? "";
  if (name.startsWith(".") || /\.d\.[cm]?ts$/.test(name)) return false;
  return !segments.some(isSkippedDirectory);
}

const TEST_DIRECTORY =
  /^(__tests__|__mocks__|__fixtures__|tests?|e2e|specs?|mocks?|fixtures?|stories|examples?|vendor|vendored|third[_-]party|generated)$/;

/** What tests share, kept beside the code: `inngest-test-driver.ts`, `test-utils.ts`, `testing.ts`. */
const TEST_SUPPORT = /(^|[.-])(tests?[.-](driver|utils?|helpers?|setup|engine|kit|client)|testing)\.[cm]?[jt]sx?$/;

/** Whether a path, relative to the unit, is of a test, a mock, a story or a copy of somebody else's code. */
export function isAside(path: string): boolean {
  const segments = path.split("/");
  const name = segments.pop() ?? "";
  const named = /[.-](test|spec|stories|story|mock|bench|e2e)\.[cm]?[jt]sx?$/.test(name) || TEST_SUPPORT.test(name);
  return named || segments.some((each) => TEST_DIRECTORY.test(each));
}

/** Whether a file name is a test's. */
export const isTestFile = (path: string): boolean => /\.(test|spec)\.[cm]?[jt]sx?$/.test(path);

/** True where a file may hold no types. */
export const isJavaScript = (path: string): boolean => /\.[cm]?jsx?$/.test(path);
