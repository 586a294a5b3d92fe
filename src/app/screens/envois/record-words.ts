import type { GuichetRecord } from '../../../domain/kernel/record.ts';
import { clockText, type SiteTime } from '../../../domain/kernel/site-time.ts';
import { stampMs } from '../../../domain/kernel/stamp.ts';
import { factWord } from '../../../i18n/fr/words.ts';

/** The facts that wait, in words; the entries of a setting are only counted. */
export function factsText({ kind }: GuichetRecord, facts: readonly string[]): string {
  if (kind === 'setting') return facts.length < 2 ? `${facts.length} valeur` : `${facts.length} valeurs`;
  return facts.map((fact) => factWord(kind, fact)).join(', ');
}

/** When the last of these facts was written: `23/11/2026, 14:02`. */
export function writtenText(record: GuichetRecord, facts: readonly string[], time: SiteTime): string {
  const written = facts.map((fact) => record.facts[fact]?.stamp).filter((stamp) => stamp !== undefined);
  return written.length === 0 ? '' : instantText(Math.max(...written.map(stampMs)), time);
}

export function instantText(at: number, time: SiteTime): string {
  const { day, minute } = time.local(at);
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}, ${clockText(minute)}`;
}
