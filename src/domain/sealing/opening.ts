import * as v from 'valibot';
import { type Kind, schemaByFact } from '../kernel/kind.ts';
import { valuesOf } from '../kernel/record.ts';
import { instantShape, keyShape } from '../kernel/shapes.ts';

/**
 * One opening of a sealed contact: which device, when, which record and fact; never its content. Written before the content is
 * shown, and never altered: the kind is `writeOnce`, so the endpoint keeps what was said first.
 */
export const openedShape = v.object({
  at: instantShape,
  device: keyShape,
  kind: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  record: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  fact: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
});

export type Opened = v.InferOutput<typeof openedShape>;

const countShape = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A file that was made of records with sealed contacts in them: which device, when, and how many; written before the file. */
export const exportedShape = v.object({
  at: instantShape,
  device: keyShape,
  records: countShape,
  contacts: countShape,
});

export type Exported = v.InferOutput<typeof exportedShape>;

export interface OpeningShapes {
  readonly opened: Opened;
  readonly exported: Exported;
}

export const openingKind: Kind<OpeningShapes> = {
  name: 'opening',
  shape: 1,
  upgrades: {},
  writeOnce: true,
  schemaOf: schemaByFact({ opened: openedShape, exported: exportedShape }),
  dayOf(record, time) {
    const { opened, exported } = valuesOf<OpeningShapes>(record);
    const at = opened?.at ?? exported?.at;
    return at === undefined ? undefined : time.dayOf(at);
  },
};
