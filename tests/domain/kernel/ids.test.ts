import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appointmentIdOfVisit,
  readableToken,
  referenceOf,
  uuidv7,
  visitIdOfAppointment,
} from '../../../src/domain/kernel/ids.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('an id', () => {
  it('is a UUID of version 7 that carries its time', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 47), bytes, (now, random) => {
        const id = uuidv7(now, random);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
      }),
    );
  });

  it('uses all the chance it is given', () => {
    const ids = new Set(Array.from({ length: 256 }, (_, byte) => uuidv7(0, new Uint8Array(10).fill(byte))));
    expect(ids.size).toBe(256);
  });

  it('has a reference a person can say: no letter that passes for a digit', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 47), bytes, (now, random) => {
        expect(referenceOf(uuidv7(now, random))).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
      }),
    );
  });
});

it('a readable token has one letter a byte, none that can be mistaken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 32 }), (random) => {
      const token = readableToken(random);
      expect(token).toHaveLength(random.length);
      expect(token).toMatch(/^[2-9a-hjkmnp-z]*$/);
    }),
  );
});

describe('an appointment and its visit', () => {
  it('know each other by name, whichever came first', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 47), bytes, (now, random) => {
        const id = uuidv7(now, random);
        expect(appointmentIdOfVisit(visitIdOfAppointment(id))).toBe(id);
        expect(visitIdOfAppointment(appointmentIdOfVisit(id))).toBe(id);
        expect(visitIdOfAppointment(id)).not.toBe(appointmentIdOfVisit(id));
      }),
    );
  });
});
