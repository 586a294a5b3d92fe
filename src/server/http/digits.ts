import * as v from 'valibot';

/** A whole number as an address carries it. */
export const digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
