import { plainWords } from '../../kernel/plain-words.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { type Day, isDay, weekdayOf } from '../../kernel/site-time.ts';
import type { ImportProblem } from './import-problem.ts';

/** A clock time after the day, as spreadsheets export it: `03/01/2022 00:00:00`. It says nothing of the day. */
const CLOCK_AFTER = /(?:[T\s]\s*\d{1,2}\s*[:hH]\s*\d{0,2}(?::\d{2})?(?:[.,]\d+)?Z?)$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const IN_WORDS = /^(?:([a-z]+) )?(\d{1,2})(?:er)? ([a-z]+) (\d{4}|\d{2})$/;

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
  ['janvier', 'janv', 'jan'],
  ['fevrier', 'fevr', 'fev'],
  ['mars', 'mar'],
  ['avril', 'avr'],
  ['mai'],
  ['juin', 'jun'],
  ['juillet', 'juil', 'jul'],
  ['aout', 'aou'],
  ['septembre', 'sept', 'sep'],
  ['octobre', 'oct'],
  ['novembre', 'nov'],
  ['decembre', 'dec'],
];

/**
 * Reads a day as a French office types it: `03/01/2022`, `3/1/22`, `2022-01-03`, `lundi 3 janvier 2022`, `1er févr. 22`,
 * each perhaps followed by a clock time. Day before month, always. Two digits of year are of this century.
 */
export function readDay(raw: string): Result<Day, ImportProblem> {
  const text = raw.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
  const bare = text.replace(CLOCK_AFTER, '').trim();
  const yearFirst = YEAR_FIRST.exec(bare);
  if (yearFirst !== null) return dayOf(text, yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(bare);
  if (dayFirst !== null) return dayOf(text, dayFirst[3], dayFirst[2], dayFirst[1]);
  return readWords(text, plainWords(bare));
}

function readWords(text: string, words: string): Result<Day, ImportProblem> {
  const match = IN_WORDS.exec(words);
  if (match === null) return fail({ code: 'not-a-day', text });
  const month = MONTHS.findIndex((names) => names.includes(match[3] ?? ''));
  const weekday = weekdayOfWord(match[1]);
  if (month < 0 || weekday === 'unknown') return fail({ code: 'not-a-day', text });
  const day = dayOf(text, match[4], String(month + 1), match[2]);
  if (!day.ok || weekday === 'unsaid' || weekdayOf(day.value) === weekday) return day;
  return fail({ code: 'wrong-weekday', text, weekday: weekdayOf(day.value) });
}

function weekdayOfWord(word: string | undefined): number | 'unsaid' | 'unknown' {
  if (word === undefined || word === 'le') return 'unsaid';
  const index = WEEKDAYS.findIndex((name) => name === word || (word.length >= 3 && name.startsWith(word)));
  return index < 0 ? 'unknown' : index;
}

function dayOf(text: string, year = '', month = '', date = ''): Result<Day, ImportProblem> {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const day = `${fullYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? ok(day) : fail({ code: 'impossible-day', text });
}
