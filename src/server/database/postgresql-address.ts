/** Where a PostgreSQL database is: one server, or several of which one takes writes. */
export interface PostgresqlAddress {
  /** `postgresql://user:password@host:port/database`, one a server. */
  readonly urls: readonly [string, ...string[]];
  /** Machines, ports and name of the database: what may be shown. */
  readonly shown: string;
}

const FORM = /^(postgres(?:ql)?:\/\/)((?:[^@/]*)@)?([^/?]*)(\/[^?]*)?(\?.*)?$/;

/** `undefined` when the text is no address. `target_session_attrs` may stand in it: the server that takes writes is looked for anyway. */
export function postgresqlAddress(url: string): PostgresqlAddress | undefined {
  const parts = FORM.exec(url);
  if (parts === null) return undefined;
  const [, scheme = '', user = '', hosts = '', path = '', query = ''] = parts;
  const rest = new URLSearchParams(query);
  rest.delete('target_session_attrs');
  const options = rest.size > 0 ? `?${rest}` : '';
  const [first = '', ...others] = hosts.split(',').map((host) => `${scheme}${user}${host}${path}${options}`);
  if (![first, ...others].every((each) => URL.canParse(each))) return undefined;
  return { urls: [first, ...others], shown: `${hosts}${path}` };
}
