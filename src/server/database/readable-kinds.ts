import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { PageQuery } from '../use-cases/ports.ts';
import type { Schema } from './schema.ts';

type Kinds = Pick<PageQuery, 'kinds' | 'unknownKinds' | 'known'>;

/** A condition on `kind`: those that the device reads. */
export function ofReadableKinds({
  kinds,
  unknownKinds,
  known,
}: Kinds): <T extends 'record' | 'tombstone'>(build: ExpressionBuilder<Schema, T>) => Expression<SqlBool> {
  return (build) => {
    const { eb, or } = build as unknown as ExpressionBuilder<Schema, 'record'>;
    return or([
      ...(kinds.length > 0 ? [eb('kind', 'in', kinds)] : []),
      ...(unknownKinds ? [eb('kind', 'not in', known)] : []),
    ]);
  };
}
