import type { JSX } from 'preact';
import type { ContactField } from '../../domain/sealing/contact.ts';
import type { ContactWords } from '../../i18n/contact-words.ts';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { FieldSet } from '../ui/field-set.tsx';
import { Grid } from '../ui/grid.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ContactEntry } from './use-contact-entry.ts';

export interface ContactFieldsProps {
  words: ContactWords;
  entry: ContactEntry;
  /** Begins the ids of the fields: `borne-contact` gives `borne-contact-name`. */
  id: string;
  /** A booking needs no postal address. */
  fields?: readonly ContactField[];
}

const ALL: readonly ContactField[] = ['name', 'telephone', 'email', 'address'];
const LINES: Readonly<
  Record<Exclude<ContactField, 'address'>, { type: 'text' | 'tel' | 'email'; max: number }>
> = {
  name: { type: 'text', max: 120 },
  telephone: { type: 'tel', max: 30 },
  email: { type: 'email', max: 254 },
};

/**
 * The fields of a contact, behind a box to tick; or why none can be taken. The browser is asked to remember and to correct none of it:
 * a shared tablet must not offer the last person's name to the next.
 */
export function ContactFields({ words, entry, id, fields = ALL }: ContactFieldsProps): JSX.Element {
  const { typed, wrong } = entry;
  const set = (field: ContactField) => (text: string) => entry.change({ ...typed, [field]: text });
  const errorOf = (field: ContactField) => (wrong.includes(field) ? words.wrong[field] : undefined);
  return (
    <Stack gap={3}>
      <CheckboxField id={id} label={words.offer} checked={entry.wanted} onChange={entry.want} />
      {entry.wanted && !entry.available && (
        <Notice tone="warning" live>
          {words.unavailable}
        </Notice>
      )}
      {entry.wanted && entry.available && (
        <FieldSet legend={words.legend} hint={words.explanation}>
          <Grid min={14}>
            {fields.map((field) =>
              field === 'address' ? (
                <TextArea
                  key={field}
                  id={`${id}-address`}
                  label={words.fields.address}
                  rows={3}
                  value={typed.address}
                  onInput={set('address')}
                  error={errorOf('address')}
                />
              ) : (
                <TextField
                  key={field}
                  id={`${id}-${field}`}
                  label={words.fields[field]}
                  type={LINES[field].type}
                  maxLength={LINES[field].max}
                  value={typed[field]}
                  onInput={set(field)}
                  error={errorOf(field)}
                />
              ),
            )}
          </Grid>
        </FieldSet>
      )}
    </Stack>
  );
}
