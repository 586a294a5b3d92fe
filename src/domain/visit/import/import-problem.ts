import type { Day } from '../../kernel/site-time.ts';

/** What is wrong with one line of an import: a code and what it is about, in words nowhere (the screen has them). */
export type ImportProblem =
  | { readonly code: 'cell-missing'; readonly role: ImportRole }
  | { readonly code: 'not-a-day'; readonly text: string }
  /** 30 February; month 13. */
  | { readonly code: 'impossible-day'; readonly text: string }
  /** « mardi 3 janvier 2022 », which was a Monday. @param weekday 0 is Monday */
  | { readonly code: 'wrong-weekday'; readonly text: string; readonly weekday: number }
  | { readonly code: 'future'; readonly day: Day }
  /** Before 2000: a year mistyped. */
  | { readonly code: 'too-old'; readonly day: Day }
  | { readonly code: 'not-a-slot'; readonly text: string }
  | { readonly code: 'slot-too-long'; readonly text: string }
  | { readonly code: 'unknown-service'; readonly text: string }
  | { readonly code: 'not-a-count'; readonly text: string };

/** What a column of the file tells. */
export type ImportRole = 'day' | 'slot' | 'service' | 'count';

export const IMPORT_ROLES: readonly ImportRole[] = ['day', 'slot', 'service', 'count'];
