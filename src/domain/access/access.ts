import * as v from 'valibot';

/**
 * What the endpoint writes down of who did what on a site. `opened` and `exported`: a device said so in a record of the kind
 * `opening`; `safe`, `pin`, `retention`: it changed that setting; `backup` and `restore`: from the console.
 */
export const ACCESS_ACTS = [
  'site-opened',
  'code',
  'code-refused',
  'enrolled',
  'postes',
  'revoked',
  'retired',
  'opened',
  'exported',
  'safe',
  'pin',
  'retention',
  'purge',
  'backup',
  'restore',
] as const;

export type AccessAct = (typeof ACCESS_ACTS)[number];

/** What it was done to. Ids, names of devices, postes, codes of causes and numbers: no content of any record. */
const accessDetailShape = v.object({
  /** A device's name, as it was then. */
  name: v.optional(v.string()),
  /** Its id. */
  device: v.optional(v.string()),
  postes: v.optional(v.array(v.string())),
  /** The postes it had before. */
  before: v.optional(v.array(v.string())),
  /** Id of a record, its kind, and which of its facts. */
  record: v.optional(v.string()),
  kind: v.optional(v.string()),
  facts: v.optional(v.array(v.string())),
  /** Why: `code-expired`, `cloned`. */
  reason: v.optional(v.string()),
  /** When the device says that it was, where it was not sent at once; milliseconds since 1970. */
  at: v.optional(v.number()),
  /** Numbers of records. */
  records: v.optional(v.number()),
  contacts: v.optional(v.number()),
  erased: v.optional(v.number()),
  removed: v.optional(v.number()),
});

export type AccessDetail = v.InferOutput<typeof accessDetailShape>;

export const accessShape = v.object({
  id: v.string(),
  /** By the endpoint's clock, milliseconds since 1970. */
  at: v.number(),
  /** The device that did it; absent when it was the endpoint, or a person at its console. */
  device: v.optional(v.string()),
  /** That device's name, as it was then. */
  who: v.string(),
  /** One of `ACCESS_ACTS`, or of a newer endpoint's. */
  act: v.string(),
  detail: accessDetailShape,
});

export type Access = v.InferOutput<typeof accessShape>;

/** Lines the endpoint tells at once, at most. */
export const ACCESS_PAGE_MAX = 1000;
