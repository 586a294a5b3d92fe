import { ROUTES } from '../../src/contract/routes.ts';

/** What one request looked like when it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
  /** The claims of its proof. */
  readonly proof:
    | { readonly htm: string; readonly htu: string; readonly nonce?: string; readonly jti: string }
    | undefined;
}

/**
 * A `fetch` that answers from a list, in turn, and remembers what it was asked. Its health stands apart: open to all, it gives
 * the nonce of `health.nonce`, none unless told.
 */
export function fakeEndpoint(...answers: (Response | Error | ((asked: Arrived) => Response))[]) {
  const arrived: Arrived[] = [];
  const health: { asked: number; nonce?: string } = { asked: 0 };
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    if (url.pathname === ROUTES.health) {
      health.asked += 1;
      return json({}, 200, health.nonce === undefined ? {} : { 'dpop-nonce': health.nonce });
    }
    const headers = new Headers(init.headers);
    const asked = {
      method: init.method ?? 'GET',
      url,
      headers,
      body: await bodyOf(init.body, headers),
      proof: claimsOf(headers.get('dpop')),
    };
    arrived.push(asked);
    const answer = answers.shift();
    if (answer instanceof Error || answer === undefined) throw answer ?? new TypeError('Failed to fetch');
    return typeof answer === 'function' ? answer(asked) : answer;
  };
  return { fetch: fetch as typeof globalThis.fetch, arrived, health };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

async function bodyOf(body: BodyInit | null | undefined, headers: Headers): Promise<unknown> {
  if (body === null || body === undefined) return undefined;
  const stream = new Blob([body as ArrayBuffer | string]).stream();
  const plain =
    headers.get('content-encoding') === 'gzip' ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
  return JSON.parse(await new Response(plain).text());
}

function claimsOf(proof: string | null): Arrived['proof'] {
  const payload = proof?.split('.')[1];
  return payload === undefined ? undefined : JSON.parse(Buffer.from(payload, 'base64url').toString());
}
