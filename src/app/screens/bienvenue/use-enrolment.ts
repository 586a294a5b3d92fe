import { useRef, useState } from 'preact/hooks';
import type { Device, NewSite } from '../../../contract/enrolment.ts';
import { StoreFailure } from '../../../domain/kernel/store-failure.ts';
import type { EnrolmentDesk } from './enrolment-desk.ts';
import { enrolmentSentence } from './enrolment-sentence.ts';

export interface EnrolmentWork {
  readonly busy: boolean;
  /** Why the last try was refused, in a sentence. */
  readonly refused: string | undefined;
  readonly enrol: (name: string, site?: NewSite) => Promise<void>;
}

/** Uses the code, once at a time: a form can be sent by Enter while its button is busy. */
export function useEnrolment(
  code: string,
  desk: EnrolmentDesk,
  onEnrolled: (device: Device) => void,
): EnrolmentWork {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  async function enrol(name: string, site?: NewSite): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setRefused(undefined);
    try {
      const result = await desk.enrol({ code, name: name.trim(), ...(site === undefined ? {} : { site }) });
      if (result.ok) onEnrolled(result.value);
      else setRefused(enrolmentSentence(result.failure));
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      setRefused(enrolmentSentence(error.failure));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { busy, refused, enrol };
}
