import * as v from 'valibot';
import { type AgendaClosure, agendaClosureShape } from '../appointment/agenda-closure.ts';
import { HOLIDAY_REGIONS } from '../kernel/holiday-regions.ts';
import { settingId } from '../kernel/ids.ts';
import type { Kind } from '../kernel/kind.ts';
import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import { dayShape, lineShape, minuteSpanShape } from '../kernel/shapes.ts';
import { RETAINED_KINDS, retentionShape, type SiteRetention } from '../retention/retention.ts';
import { type ContactKey, contactKeyShape } from '../sealing/contact-key.ts';
import { type PinHash, pinHashShape } from '../sealing/kiosk-pin.ts';
import { noticeShape, type WallDisplay, type WallNotice, wallDisplayShape } from './wall.ts';

/**
 * What a site decides for itself. Each setting is one record with a derived id (`setting/services`) whose facts are its
 * entries: two offices that edit two services at once both keep their edit. An entry taken away is a fact valued `null`;
 * what only leaves the screens is `active: false`, so that old records keep their words.
 */

const orderShape = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999));

/** A list entry that a person picks: its words, its place in the list, whether screens still offer it. */
const listed = { label: lineShape, order: orderShape, active: v.boolean() };

/** Words in the languages the site offers; French is always there. */
const wordingShape = v.intersect([v.object({ fr: lineShape }), v.record(v.string(), lineShape)]);

const serviceShape = v.object({
  ...listed,
  /** How a wall screen and a ticket name it. */
  short: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(24)),
  /** Whether one comes by appointment only. */
  byAppointment: v.boolean(),
});

const reasonShape = v.object({ ...listed, service: v.optional(v.string()) });

/** Seven days from Monday, each the spans it is open, in minutes of the site's clock, in order and apart. */
const weekHoursShape = v.pipe(
  v.array(
    v.pipe(
      v.array(minuteSpanShape),
      v.maxLength(4),
      v.check((spans) => areApart(spans), 'overlap'),
    ),
  ),
  v.length(7),
);

const closureShape = v.pipe(
  v.object({ from: dayShape, to: dayShape, label: lineShape }),
  v.check((closure) => closure.from <= closure.to, 'end-before-start'),
);

const criterionShape = v.object({ label: wordingShape, order: orderShape, active: v.boolean() });

const affluenceShape = v.pipe(
  v.object({
    /** Arrivals an hour from which the hall is « modéré », then « chargé ». */
    moderate: v.pipe(v.number(), v.minValue(0.5), v.maxValue(10_000)),
    busy: v.pipe(v.number(), v.minValue(0.5), v.maxValue(10_000)),
    /** How many past weeks make the typical one. */
    weeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(52)),
    /** `thirds`: the site's own ordinary hours say where the levels lie, and the two numbers above are not used. */
    by: v.exactOptional(v.picklist(['numbers', 'thirds'])),
  }),
  v.check((levels) => levels.moderate < levels.busy, 'thresholds-order'),
);

/** What anybody may see on the endpoint's public page. Nothing is, until the site says so. */
const publicPageShape = v.object({ published: v.boolean() });

const targetMinutesShape = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480));

/** How many people the PAN receives at once. */
const mediatorsShape = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20));

const siteNameShape = lineShape;
const departmentShape = v.pipe(v.string(), v.regex(/^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[678])$/));

/** Every setting: the schema of an entry, by setting and, where entries differ, by entry. */
const SETTINGS = {
  site: {
    name: siteNameShape,
    department: departmentShape,
    holidayRegion: v.picklist(HOLIDAY_REGIONS),
    demo: v.boolean(),
  },
  services: serviceShape,
  reasons: reasonShape,
  counters: v.object(listed),
  procedures: v.object(listed),
  themes: v.object(listed),
  hours: weekHoursShape,
  closures: closureShape,
  /** The school holidays of the site's place, as the office typed them in: Guichet ships no dates. */
  schoolHolidays: closureShape,
  /** In how many minutes the site wants everybody called. */
  waiting: { targetMinutes: targetMinutesShape },
  agenda: { mediators: mediatorsShape },
  agendaClosures: agendaClosureShape,
  questionnaire: criterionShape,
  affluence: { levels: affluenceShape },
  wall: { display: wallDisplayShape },
  notices: noticeShape,
  publication: { page: publicPageShape },
  /** The public keys contacts are sealed to, by key id; their private halves are in the safe. */
  contactKeys: contactKeyShape,
  kiosk: { pin: pinHashShape },
  retention: Object.fromEntries(RETAINED_KINDS.map((kind) => [kind, retentionShape])),
} as const;

export type SettingName = keyof typeof SETTINGS;

export type Service = v.InferOutput<typeof serviceShape>;
export type Reason = v.InferOutput<typeof reasonShape>;
export type ListEntry = { readonly label: string; readonly order: number; readonly active: boolean };
export type WeekHours = v.InferOutput<typeof weekHoursShape>;
export type Span = v.InferOutput<typeof minuteSpanShape>;
export type SiteClosure = v.InferOutput<typeof closureShape>;
export type Criterion = v.InferOutput<typeof criterionShape>;
export type PublicPage = v.InferOutput<typeof publicPageShape>;
export type AffluenceLevels = v.InferOutput<typeof affluenceShape>;

/** The entries of each setting, by key. */
export interface SettingEntries {
  readonly site: {
    readonly name?: string;
    readonly department?: string;
    readonly holidayRegion?: (typeof HOLIDAY_REGIONS)[number];
    readonly demo?: boolean;
  };
  readonly services: Readonly<Record<string, Service>>;
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly counters: Readonly<Record<string, ListEntry>>;
  readonly procedures: Readonly<Record<string, ListEntry>>;
  readonly themes: Readonly<Record<string, ListEntry>>;
  readonly hours: Readonly<Record<string, WeekHours>>;
  readonly closures: Readonly<Record<string, SiteClosure>>;
  readonly schoolHolidays: Readonly<Record<string, SiteClosure>>;
  readonly waiting: { readonly targetMinutes?: number };
  readonly agenda: { readonly mediators?: number };
  readonly agendaClosures: Readonly<Record<string, AgendaClosure>>;
  readonly questionnaire: Readonly<Record<string, Criterion>>;
  readonly affluence: { readonly levels?: AffluenceLevels };
  readonly wall: { readonly display?: WallDisplay };
  readonly notices: Readonly<Record<string, WallNotice>>;
  readonly publication: { readonly page?: PublicPage };
  readonly contactKeys: Readonly<Record<string, ContactKey>>;
  /** How long each kind is kept; see `domain/retention/`. */
  readonly retention: SiteRetention;
  readonly kiosk: { readonly pin?: PinHash };
}

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export const settingKind: Kind = {
  name: 'setting',
  shape: 1,
  upgrades: {},
  schemaOf({ id }, fact) {
    const name = id.slice(settingId('').length);
    if (!Object.hasOwn(SETTINGS, name)) return undefined;
    const schema = SETTINGS[name as SettingName];
    if ('kind' in schema && schema.kind === 'schema') return schema as v.GenericSchema;
    const byEntry = schema as Readonly<Record<string, v.GenericSchema>>;
    return Object.hasOwn(byEntry, fact) ? byEntry[fact] : undefined;
  },
  dayOf: () => undefined,
};

/** All that a site decided, read from its setting records. A setting that has not come yet is empty. */
export type Settings = SettingEntries & {
  /** The greatest stamp of the questionnaire: names the wording a person answered. */
  readonly questionnaireVersion: string;
};

export function settingsOf(records: Iterable<GuichetRecord>): Settings {
  const entries: Record<string, unknown> = Object.fromEntries(SETTING_NAMES.map((name) => [name, {}]));
  let questionnaireVersion = 'initial';
  for (const record of records) {
    const name = record.id.slice(settingId('').length);
    if (record.kind !== settingKind.name || !Object.hasOwn(SETTINGS, name)) continue;
    entries[name] = valuesOf(record);
    if (name === 'questionnaire') questionnaireVersion = greatestStamp(record) ?? questionnaireVersion;
  }
  return { ...(entries as unknown as SettingEntries), questionnaireVersion };
}

/** The entries of a list in the order screens show them. */
export function inOrder<T extends { readonly order: number }>(
  entries: Readonly<Record<string, T>>,
): readonly (T & { key: string })[] {
  return Object.entries(entries)
    .map(([key, entry]) => ({ ...entry, key }))
    .sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}

/** Likewise, those that screens still offer. */
export function offered<T extends ListEntry | Criterion>(
  entries: Readonly<Record<string, T>>,
): readonly (T & { key: string })[] {
  return inOrder(entries).filter((entry) => entry.active);
}

function greatestStamp(record: GuichetRecord): string | undefined {
  return Object.values(record.facts)
    .map((fact) => fact.stamp)
    .sort()
    .at(-1);
}

function areApart(spans: readonly { readonly from: number; readonly to: number }[]): boolean {
  return spans.every((span, index) => index === 0 || (spans[index - 1] as { to: number }).to <= span.from);
}
