import type { ContactField } from '../domain/sealing/contact.ts';

/** What is said around the fields of a contact, in one language. */
export interface ContactWords {
  readonly legend: string;
  /** The box that shows the fields. */
  readonly offer: string;
  readonly explanation: string;
  readonly fields: Readonly<Record<ContactField, string>>;
  /** What is said of a field that is not what it should be. */
  readonly wrong: Readonly<Record<ContactField, string>>;
  /** The office has not opened its safe yet. */
  readonly unavailable: string;
}
