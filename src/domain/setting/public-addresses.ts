/** Where the endpoint answers anybody about a site that publishes its figures. */
export interface PublicAddresses {
  readonly page: string;
  /** The page again, to stand inside one of another site. */
  readonly frame: string;
  /** JSON. */
  readonly figures: string;
}

/** @param site its id, or a route's parameter */
export function publicAddresses(site: string): PublicAddresses {
  const page = `/public/${site}`;
  return { page, frame: `${page}/cadre`, figures: `${page}/affluence.json` };
}
