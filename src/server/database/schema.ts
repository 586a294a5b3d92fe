import type { ColumnType, Kysely } from 'kysely';

/** The tables, as every engine has them. `site` leads every key, so that they can be spread by site. */
export interface Schema {
  endpoint: EndpointRow;
  site: SiteRow;
  device: DeviceRow;
  enrol_code: EnrolCodeRow;
  record: RecordRow;
  tombstone: TombstoneRow;
  access_log: AccessRow;
  /** On PostgreSQL only. */
  used_proof: UsedProofRow;
  push_number: PushNumberRow;
}

export type Connection = Kysely<Schema>;

/** Absent is NULL; instants are milliseconds since 1970. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface EndpointRow {
  key: string;
  value: string;
}

interface SiteRow {
  id: string;
  zone: string;
  seq: number;
  epoch: string;
  created_at: number;
  /** Removals up to this number of the log are no longer remembered. */
  horizon: Optional<number>;
}

interface DeviceRow {
  site: string;
  id: string;
  name: string;
  /** Separated by spaces. */
  postes: string;
  series: string;
  key_thumbprint: string;
  created_at: number;
  last_seen_at: Optional<number>;
  revoked_at: Optional<number>;
  revoked_for: Optional<string>;
  /** Numbers of its pushes that were claimed twice, close together, up to `clash_number`. */
  clashes: Optional<number>;
  clash_number: Optional<number>;
}

interface PushNumberRow {
  site: string;
  device: string;
  number: number;
  batch: string;
}

interface EnrolCodeRow {
  hash: string;
  prefix: string;
  site: Optional<string>;
  name: Optional<string>;
  postes: string;
  attempts: number;
  expires_at: number;
  used_at: Optional<number>;
  used_by: Optional<string>;
}

interface UsedProofRow {
  /** The window of time its nonce was given in. */
  time_window: number;
  proof: string;
}

export interface RecordRow {
  site: string;
  id: string;
  kind: string;
  /** `''` for what has no day. */
  day: string;
  seq: number;
  /** JSON. Text, not a JSON column: what came is passed on to the byte. */
  facts: string;
}

/** A record that was removed. */
interface TombstoneRow {
  site: string;
  id: string;
  kind: string;
  seq: number;
  at: number;
}

interface AccessRow {
  site: string;
  id: string;
  at: number;
  /** The device that did it; NULL for the endpoint itself. */
  device: Optional<string>;
  who: string;
  act: string;
  detail: string;
}
