import type { Settings } from '../../domain/setting/setting.ts';
import { settingKind, settingsOf } from '../../domain/setting/setting.ts';
import { type PublicFigures, publicFiguresOf } from '../../domain/statistics/public-figures.ts';
import type { BoardKeeper } from './board-keeper.ts';
import type { Endpoint } from './endpoint.ts';

/** What a site publishes at this moment. */
export interface Publication {
  readonly figures: PublicFigures;
  readonly settings: Settings;
  /** IANA zone of the site. */
  readonly zone: string;
}

export interface PublicKeeper {
  /** `undefined` when there is no such site, or when it publishes nothing: nobody can tell which. */
  publication(site: string): Promise<Publication | undefined>;
}

/** Readers of the whole town cost no more than one: figures are made once in so long. */
const KEPT_MS = 60_000;

export function publicKeeper(endpoint: Endpoint, boards: BoardKeeper): PublicKeeper {
  const kept = new Map<string, { readonly until: number; readonly made: Promise<Publication | undefined> }>();

  async function make(id: string): Promise<Publication | undefined> {
    const site = await endpoint.store.read.sites.byId(id);
    if (site === undefined) return undefined;
    const settings = settingsOf(await endpoint.store.read.records.ofKind(id, settingKind.name));
    if (settings.publication.page?.published !== true) return undefined;
    return { figures: publicFiguresOf(await boards.board(id), settings), settings, zone: site.zone };
  }

  return {
    async publication(id) {
      const now = endpoint.now();
      const held = kept.get(id);
      if (held !== undefined && now < held.until) return held.made;
      const made = make(id);
      kept.set(id, { until: now + KEPT_MS, made });
      const publication = await made.catch((error: unknown) => {
        kept.delete(id);
        throw error;
      });
      // An address that publishes nothing is not kept: whoever guesses must not fill the memory, and who publishes sees it.
      if (publication === undefined) kept.delete(id);
      return publication;
    },
  };
}
