import * as v from 'valibot';

/**
 * Who can be written or called back: what is inside a sealed contact. It exists in clear only in the form where it is typed
 * and on the screen where it is opened; never in a record, a log, an address or a draft that outlives the form.
 */

const printable = v.regex(/^[^\p{Cc}]*$/u);
const nameShape = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120), printable);
const telephoneShape = v.pipe(v.string(), v.trim(), v.regex(/^\+?[\d ().\-/]{4,30}$/));
const emailShape = v.pipe(v.string(), v.trim(), v.maxLength(254), printable, v.regex(/^[^\s@]+@[^\s@]+$/));
const addressShape = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(300),
  v.regex(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u),
);

/** All of it is optional, but one must be there. */
export const contactShape = v.pipe(
  v.object({
    name: v.optional(nameShape),
    telephone: v.optional(telephoneShape),
    email: v.optional(emailShape),
    address: v.optional(addressShape),
  }),
  v.check((contact) => Object.keys(contact).length > 0, 'empty'),
);

export const CONTACT_FIELDS = ['name', 'telephone', 'email', 'address'] as const;

export type ContactField = (typeof CONTACT_FIELDS)[number];
export type Contact = v.InferOutput<typeof contactShape>;

/** What a person typed, field by field; an empty text is what was not said. */
export type TypedContact = Readonly<Record<ContactField, string>>;

export const NO_CONTACT: TypedContact = { name: '', telephone: '', email: '', address: '' };

/** What was typed, read: nothing (`undefined`), a contact, or the fields that are not what they should be. */
export function readContact(
  typed: TypedContact,
): { readonly contact: Contact | undefined } | { readonly wrong: readonly ContactField[] } {
  const said = CONTACT_FIELDS.filter((field) => typed[field].trim() !== '');
  if (said.length === 0) return { contact: undefined };
  const parsed = v.safeParse(contactShape, Object.fromEntries(said.map((field) => [field, typed[field]])));
  if (parsed.success) return { contact: parsed.output };
  const wrong = new Set(parsed.issues.map((issue) => v.getDotPath(issue)));
  return { wrong: said.filter((field) => wrong.has(field)) };
}
