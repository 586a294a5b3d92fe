/** Lets only so much of one site be under way at once, so that a site that comes back from an outage does not hold up the others. */
export interface SiteLines {
  /**
   * Waits for a place.
   * @returns gives it back; `undefined` where the line is too long to wait in
   */
  enter(site: string): Promise<(() => void) | undefined>;
}

export interface SiteLineLimits {
  readonly atOnce: number;
  /** Beyond those, how many wait. */
  readonly inLine: number;
}

interface Line {
  inside: number;
  readonly waiting: (() => void)[];
}

/** A line a site: who came first goes first, and no site waits for another. */
export function siteLines({ atOnce, inLine }: SiteLineLimits): SiteLines {
  const lines = new Map<string, Line>();

  function leave(site: string, line: Line): void {
    const next = line.waiting.shift();
    if (next === undefined) line.inside -= 1;
    else next();
    if (line.inside === 0) lines.delete(site);
  }

  return {
    async enter(site) {
      const line = lines.get(site) ?? { inside: 0, waiting: [] };
      lines.set(site, line);
      if (line.inside < atOnce) line.inside += 1;
      else if (line.waiting.length >= inLine) return undefined;
      else await new Promise<void>((admit) => line.waiting.push(admit));
      let inside = true;
      return () => {
        if (inside) leave(site, line);
        inside = false;
      };
    },
  };
}
