/** Folders in which a framework makes an endpoint of every file. */
const ROUTE_FOLDERS =
  /(^|\/)(pages\/api|app\/routes|server\/(api|routes)|src\/routes|supabase\/functions|netlify\/functions)(\/|$)/;

/** True where a file put into the directory would be served as a route. */
export const isRouteFolder = (directory: string): boolean => ROUTE_FOLDERS.test(directory);
