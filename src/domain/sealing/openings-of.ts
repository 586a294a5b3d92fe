import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import type { Opened, OpeningShapes } from './opening.ts';

/** What was opened, the latest first. @param records of the kind `opening` */
export function openingsOf(records: readonly GuichetRecord[]): readonly (Opened & { readonly id: string })[] {
  return records
    .flatMap((record) => {
      const { opened } = valuesOf<OpeningShapes>(record);
      return opened === undefined ? [] : [{ ...opened, id: record.id }];
    })
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
