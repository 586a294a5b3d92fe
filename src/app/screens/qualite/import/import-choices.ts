import type { SiteTime } from '../../../../domain/kernel/site-time.ts';
import type { Service } from '../../../../domain/setting/setting.ts';
import type { ImportColumns } from '../../../../domain/visit/import/find-columns.ts';
import type { ImportReading } from '../../../../domain/visit/import/read-line.ts';
import { serviceNames } from '../../../../domain/visit/import/service-names.ts';

/** What the person says of a file, starting from what was found in it. */
export interface ImportChoices {
  readonly columns: ImportColumns;
  /** Service keys by the file's own name for them (`plainWords`). */
  readonly matched: Readonly<Record<string, string>>;
  /** The service of every line, where no column tells it. */
  readonly onlyService: string | undefined;
}

/** What is still to be said before lines can be read, in a sentence; nothing when all is. */
export function missingChoice({ columns, onlyService }: ImportChoices): string | undefined {
  if (columns.day === undefined) return 'Dites dans quelle colonne est la date.';
  if (columns.slot === undefined) return 'Dites dans quelle colonne est l’heure ou le créneau.';
  if (columns.service === undefined && onlyService === undefined)
    return 'Dites dans quelle colonne est le service, ou choisissez le service de tout le fichier.';
  return undefined;
}

/** How to read the file. @param now milliseconds since 1970 */
export function readingOf(
  choices: ImportChoices,
  services: Readonly<Record<string, Service>>,
  time: SiteTime,
  now: number,
): ImportReading {
  const names = new Map([...serviceNames(services), ...Object.entries(choices.matched)]);
  const { columns, onlyService } = choices;
  return { columns, services: names, time, now, ...(onlyService === undefined ? {} : { onlyService }) };
}
