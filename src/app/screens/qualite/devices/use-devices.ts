import { useEffect, useState } from 'preact/hooks';
import type { DeviceRow } from '../../../../contract/enrolment.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { useGuichet } from '../../../state/guichet-context.ts';

export interface Devices {
  /** The endpoint's answer; undefined until it comes. */
  readonly answer: Result<readonly DeviceRow[]> | undefined;
  /** Asks anew; the former answer stays until the next. */
  reload(): void;
}

/** The site's devices, as the endpoint knows them: nothing of them is kept on this one. */
export function useDevices(): Devices {
  const { office } = useGuichet();
  const [answer, setAnswer] = useState<Devices['answer']>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    void office.devices().then((result) => current && setAnswer(result));
    return () => {
      current = false;
    };
  }, [office, asked]);
  return { answer, reload: () => setAsked((count) => count + 1) };
}
