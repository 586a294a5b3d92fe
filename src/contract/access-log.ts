import * as v from 'valibot';
import { ACCESS_ACTS, ACCESS_PAGE_MAX, accessShape } from '../domain/access/access.ts';

/** `GET /api/accesses?act=&device=&before=&limit=` (qualite): the site's log of accesses, the latest first. */
export const accessQuerySchema = v.object({
  act: v.optional(v.picklist(ACCESS_ACTS)),
  /** Id of the device that did it. */
  device: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/))),
  /** Where the page before ended. */
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}\.[0-9a-f-]{36}$/))),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ACCESS_PAGE_MAX)),
});

export type AccessQuery = v.InferOutput<typeof accessQuerySchema>;

export const accessPageSchema = v.object({
  accesses: v.array(accessShape),
  /** Asks for what comes after, as `before`; absent at the end. */
  next: v.optional(v.string()),
});

export type AccessPage = v.InferOutput<typeof accessPageSchema>;
