import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contactShape, NO_CONTACT, readContact } from '../../../src/domain/sealing/contact.ts';

describe('a contact', () => {
  it('is refused when it says nothing', () => {
    expect(v.is(contactShape, {})).toBe(false);
  });

  it('names the fields that are not what they should be, and only those', () => {
    const typed = { name: 'Ada', telephone: 'demain', email: 'ada', address: '' };
    expect(readContact(typed)).toEqual({ wrong: ['telephone', 'email'] });
  });

  it('is refused when it hides control characters', () => {
    expect(readContact({ ...NO_CONTACT, name: 'Ada\u0007' })).toEqual({ wrong: ['name'] });
    expect(readContact({ ...NO_CONTACT, address: '1 rue\u0000' })).toEqual({ wrong: ['address'] });
  });

  it('may be any one of its fields', () => {
    for (const [field, value] of [
      ['name', 'Ada Lovelace'],
      ['telephone', '+33 (0)5 62 00 00 00'],
      ['email', 'ada@example.org'],
      ['address', '1 rue du Port\n32000 Auch'],
    ] as const)
      expect(readContact({ ...NO_CONTACT, [field]: ` ${value} ` })).toEqual({ contact: { [field]: value } });
  });

  it('is nothing when nothing was typed', () => {
    expect(readContact({ ...NO_CONTACT, name: '  ' })).toEqual({ contact: undefined });
  });
});
