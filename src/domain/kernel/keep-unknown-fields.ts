/**
 * What a schema made of a value, with the fields put back that it did not know: a newer version may have written them, and
 * an older one that passes the fact on must not take them out. Returns `parsed` itself where there are none.
 */
export function keepUnknownFields(raw: unknown, parsed: unknown): unknown {
  if (Array.isArray(parsed)) return keptInList(raw, parsed);
  if (!isPlain(parsed) || !isPlain(raw)) return parsed;
  let kept: Record<string, unknown> | undefined;
  for (const name of Object.keys(raw)) {
    const value = Object.hasOwn(parsed, name) ? keepUnknownFields(raw[name], parsed[name]) : raw[name];
    if (value === undefined || value === parsed[name] || name in Object.prototype) continue;
    kept ??= { ...parsed };
    kept[name] = value;
  }
  return kept ?? parsed;
}

/** Where a schema left items out, there is no telling which is which. */
function keptInList(raw: unknown, parsed: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(raw) || raw.length !== parsed.length) return parsed;
  const kept = parsed.map((item, index) => keepUnknownFields(raw[index], item));
  return kept.every((item, index) => item === parsed[index]) ? parsed : kept;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
