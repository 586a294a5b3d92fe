import type { Day } from '../../domain/kernel/site-time.ts';
import { type SiteTime, siteTime } from '../../domain/kernel/site-time.ts';
import { responseKind } from '../../domain/response/response.ts';
import { settingKind, settingsOf } from '../../domain/setting/setting.ts';
import type { Board, BoardResults } from '../../domain/statistics/board.ts';
import { boardDays, boardOf } from '../../domain/statistics/board-of.ts';
import { boardResultsOf, resultsPeriod } from '../../domain/statistics/board-results.ts';
import { type VisitColumns, visitColumnsByDay } from '../../domain/statistics/visit-columns.ts';
import { visitKind } from '../../domain/visit/visit.ts';
import type { Endpoint } from './endpoint.ts';
import type { DayMark, Site, Tables } from './ports.ts';

/** The wall screen's board of each site, computed again when its log has grown or the minute has changed. */
export interface BoardKeeper {
  board(site: string): Promise<Board>;
}

interface KeptDay {
  readonly mark: DayMark;
  readonly columns: VisitColumns | undefined;
}

interface KeptResults {
  readonly until: number;
  readonly results: BoardResults;
}

interface Kept {
  readonly results: KeptResults;
  readonly key: string;
  readonly board: Board;
  readonly days: ReadonlyMap<Day, KeptDay>;
}

const MINUTE_MS = 60_000;
/** A survey of a year does not change by the minute. */
const RESULTS_KEPT_MS = 10 * MINUTE_MS;

export function boardKeeper(endpoint: Endpoint): BoardKeeper {
  const kept = new Map<string, Kept>();
  const turns = new Map<string, Promise<unknown>>();

  async function fresh(id: string): Promise<Kept> {
    const before = kept.get(id);
    const next = await endpoint.store.snapshot(async (tables) => {
      const site = (await tables.sites.byId(id)) as Site;
      const at = endpoint.now();
      const key = `${site.epoch} ${site.seq} ${Math.floor(at / MINUTE_MS)}`;
      return before?.key === key
        ? before
        : boardFrom(tables, site, { at, key, days: before?.days ?? new Map(), results: before?.results });
    });
    kept.set(id, next);
    return next;
  }

  return {
    async board(site) {
      // In turns: what was computed for who came before is not older than their question, but may be older than ours.
      const turn = (turns.get(site) ?? Promise.resolve()).then(() => fresh(site));
      turns.set(
        site,
        turn.catch(() => undefined),
      );
      return (await turn).board;
    },
  };
}

async function boardFrom(
  tables: Tables,
  site: Site,
  before: Pick<Kept, 'key' | 'days'> & { readonly at: number; readonly results: KeptResults | undefined },
): Promise<Kept> {
  const { at, key } = before;
  const time = siteTime(site.zone);
  const settings = settingsOf(await tables.records.ofKind(site.id, settingKind.name));
  const { from, to } = boardDays({ at, time, settings });
  const days = await daysOf(tables, site, from, to, before.days);
  const visits = [...days.values()].flatMap(({ columns }) => columns ?? []);
  const results =
    before.results !== undefined && at < before.results.until
      ? before.results
      : { until: at + RESULTS_KEPT_MS, results: await resultsFrom(tables, site, time, at) };
  return {
    key,
    days,
    results,
    board: { ...boardOf({ at, time, settings, visits }), results: results.results },
  };
}

async function resultsFrom(
  { records }: Tables,
  { id }: Site,
  time: SiteTime,
  at: number,
): Promise<BoardResults> {
  const { from, to } = resultsPeriod(time.dayOf(at));
  const days = (await records.dayMarks(id, responseKind.name, from, to)).map(({ day }) => day);
  return boardResultsOf(days.length === 0 ? [] : await records.ofDays(id, responseKind.name, days), time, at);
}

/** The columns of each day: those already packed, unless a record of the day has changed, come or left. */
async function daysOf(
  { records }: Tables,
  site: Site,
  from: Day,
  to: Day,
  before: ReadonlyMap<Day, KeptDay>,
): Promise<ReadonlyMap<Day, KeptDay>> {
  const marks = await records.dayMarks(site.id, visitKind.name, from, to);
  const stale = marks.filter((mark) => !isSame(before.get(mark.day)?.mark, mark)).map(({ day }) => day);
  const visits = stale.length === 0 ? [] : await records.ofDays(site.id, visitKind.name, stale);
  const packed = new Map(
    visitColumnsByDay(visits, siteTime(site.zone)).map((columns) => [columns.day, columns]),
  );
  const isStale = new Set(stale);
  return new Map(
    marks.map((mark) => {
      const columns = isStale.has(mark.day) ? packed.get(mark.day) : before.get(mark.day)?.columns;
      return [mark.day, { mark, columns }];
    }),
  );
}

function isSame(a: DayMark | undefined, b: DayMark): boolean {
  return a?.seq === b.seq && a.count === b.count;
}
