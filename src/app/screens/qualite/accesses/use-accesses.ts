import { useEffect, useState } from 'preact/hooks';
import type { AccessPage, AccessQuery } from '../../../../contract/access-log.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { useGuichet } from '../../../state/guichet-context.ts';

export type AccessFilter = Pick<AccessQuery, 'act' | 'device'>;

const PAGE = 50;

export interface Accesses {
  /** The endpoint's answer; undefined until it comes. */
  readonly answer: Result<AccessPage> | undefined;
  /** Whether there are later lines than these. */
  readonly hasLater: boolean;
  later(): void;
  earlier(): void;
  /** Asks anew, from the latest line on. */
  reload(): void;
}

/** The log of accesses, page by page, as the endpoint has it: nothing of it is kept on this device. */
export function useAccesses({ act, device }: AccessFilter): Accesses {
  const { office } = useGuichet();
  const [answer, setAnswer] = useState<Accesses['answer']>();
  /** Where each page before this one ended. */
  const [trail, setTrail] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(0);
  useEffect(() => setTrail([]), [act, device]);
  const before = trail.at(-1);
  useEffect(() => {
    let current = true;
    const query = { limit: PAGE, ...filterOf({ act, device }), ...(before === undefined ? {} : { before }) };
    void office.accesses(query).then((result) => current && setAnswer(result));
    return () => {
      current = false;
    };
  }, [office, act, device, before, asked]);
  return {
    answer,
    hasLater: trail.length > 0,
    later: () => setTrail(trail.slice(0, -1)),
    earlier() {
      const next = answer?.ok ? answer.value.next : undefined;
      if (next !== undefined) setTrail([...trail, next]);
    },
    reload() {
      setTrail([]);
      setAsked((count) => count + 1);
    },
  };
}

/** Only what was chosen. */
export function filterOf({ act, device }: AccessFilter): AccessFilter {
  return { ...(act === undefined ? {} : { act }), ...(device === undefined ? {} : { device }) };
}
