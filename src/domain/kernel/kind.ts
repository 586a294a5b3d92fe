import * as v from 'valibot';
import type { Failure } from './failure.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import type { Fact, Facts, GuichetRecord } from './record.ts';
import { fail, ok, type Result } from './result.ts';
import type { Day, SiteTime } from './site-time.ts';
import { isStamp } from './stamp.ts';

/** What a record kind is: the facts it knows, the shape of each, and the day it is filed under. */
export interface Kind<Shapes = Record<string, unknown>> {
  readonly name: string;
  /** The number of the current shape; it rises with each incompatible change of a fact. */
  readonly shape: number;
  readonly schemaOf: (record: Pick<GuichetRecord, 'id'>, fact: string) => v.GenericSchema | undefined;
  /** `upgrades[n]` turns a fact's value of shape n into one of shape n + 1. Pure. */
  readonly upgrades: Readonly<Record<number, (fact: string, value: unknown) => unknown>>;
  /** The local day the record belongs to; `undefined` for what has no day (a setting, a fact that came before its arrival). */
  readonly dayOf: (record: Pick<GuichetRecord, 'facts'>, time: SiteTime) => Day | undefined;
  /** Its facts are stated once: the endpoint refuses another value for one it holds, and a first one that takes back. */
  readonly writeOnce?: true;
  /** Carries the type of the facts' values; has no value. */
  readonly shapes?: Shapes;
}

/** The usual `schemaOf`: one schema a fact name, whatever the record. */
export function schemaByFact(schemas: Readonly<Record<string, v.GenericSchema>>): Kind['schemaOf'] {
  return (_record, fact) => (Object.hasOwn(schemas, fact) ? schemas[fact] : undefined);
}

const FACT_NAME = /^[a-zA-Z0-9][a-zA-Z0-9:_-]{0,79}$/;
const RECORD_ID = /^[a-zA-Z0-9][a-zA-Z0-9/:_-]{0,119}$/;
const SITE_ID = /^[a-z0-9]{1,16}$/;
const KIND_NAME = /^[a-z][a-zA-Z0-9-]{0,39}$/;

/**
 * The door every record passes, on the tablet and at the endpoint alike: checks identity, stamps and the values of the
 * facts this version knows, brings older shapes up to date, keeps unknown kinds, facts, fields and newer shapes as they came.
 * Fails with `invalid` naming the field (`facts.arrival.people`).
 */
export function admit(kinds: ReadonlyMap<string, Kind>, raw: unknown): Result<GuichetRecord> {
  if (!isObject(raw)) return invalid('record', 'object');
  const { id, site, kind, facts } = raw;
  if (typeof id !== 'string' || !RECORD_ID.test(id)) return invalid('id', 'format');
  if (typeof site !== 'string' || !SITE_ID.test(site)) return invalid('site', 'format');
  if (typeof kind !== 'string' || !KIND_NAME.test(kind)) return invalid('kind', 'format');
  if (!isObject(facts)) return invalid('facts', 'object');
  const admitted: Record<string, Fact> = {};
  for (const name of Object.keys(facts)) {
    const fact = admitFact(kinds.get(kind), id, name, facts[name]);
    if (!fact.ok) return fact;
    admitted[name] = fact.value;
  }
  if (Object.keys(admitted).length === 0) return invalid('facts', 'empty');
  return ok({ id, site, kind, facts: admitted as Facts });
}

function admitFact(kind: Kind | undefined, id: string, name: string, raw: unknown): Result<Fact> {
  const path = `facts.${name}`;
  if (!FACT_NAME.test(name) || name in Object.prototype) return invalid(path, 'name');
  if (!isObject(raw) || !isStamp(raw.stamp)) return invalid(`${path}.stamp`, 'format');
  if (raw.value === undefined) return invalid(`${path}.value`, 'missing');
  const shape = raw.v ?? 1;
  if (typeof shape !== 'number' || !Number.isInteger(shape) || shape < 1)
    return invalid(`${path}.v`, 'format');
  const fact: Fact = { stamp: raw.stamp, value: raw.value, ...(shape === 1 ? {} : { v: shape }) };
  if (kind === undefined || shape > kind.shape) return ok(fact);
  return checkKnownFact(kind, id, name, upgraded(kind, name, fact));
}

function checkKnownFact(kind: Kind, id: string, name: string, fact: Fact): Result<Fact> {
  const schema = kind.schemaOf({ id }, name);
  if (schema === undefined || fact.value === null) return ok(fact);
  const parsed = v.safeParse(schema, fact.value, { abortEarly: true });
  if (parsed.success) return ok({ ...fact, value: keepUnknownFields(fact.value, parsed.output) });
  const issue = parsed.issues[0];
  const path = v.getDotPath(issue);
  const rule = issue.type === 'check' ? issue.message : issue.type;
  return invalid(`facts.${name}${path === null ? '' : `.${path}`}`, rule);
}

function upgraded(kind: Kind, name: string, fact: Fact): Fact {
  let value: unknown = fact.value;
  let shape = fact.v ?? 1;
  if (shape === kind.shape) return fact;
  for (; shape < kind.shape; shape += 1) {
    if (value !== null) value = kind.upgrades[shape]?.(name, value) ?? value;
  }
  return { stamp: fact.stamp, value, v: shape };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(field: string, rule: string): { readonly ok: false; readonly failure: Failure } {
  return fail({ code: 'invalid', field, rule });
}
