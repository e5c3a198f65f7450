/** Folders in which a framework makes an endpoint of every file. */
const ROUTE_FOLDERS = /(^|\/)(pages\/api|app\/routes|server\/(api|routes)|(src|server)\/routes|routes\/api)(\/|$)/;

/** Next.js has one such folder; what else is called so holds code like any other. */
const OF_NEXT = /(^|\/)pages\/api(\/|$)/;

/** Here of every folder or file at the top; what lies deeper, or begins with "_", belongs to the endpoint around it. */
const ENDPOINT_PER_FOLDER = /(^|\/)(supabase|netlify)\/functions(\/[^/_][^/]*)?$/;

/** True where a file put into the directory would be served as a route by the framework that serves the functions. */
export const isRouteFolder = (directory: string, { adapter }: { readonly adapter: string }): boolean =>
  (adapter === "inngest/next" ? OF_NEXT : ROUTE_FOLDERS).test(directory) || ENDPOINT_PER_FOLDER.test(directory);

/** The folder for what endpoints share, where each has a folder of its own: nothing above is put into what is run. */
export function sharedFolder(directory: string): string | undefined {
  const [, functions] = /^((?:.*\/)?supabase\/functions)(?:\/|$)/.exec(directory) ?? [];
  return functions === undefined ? undefined : `${functions}/_shared`;
}
