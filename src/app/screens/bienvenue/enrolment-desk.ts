import type { Device, LookAnswer, NewSite } from '../../../contract/enrolment.ts';
import type { Result } from '../../../domain/kernel/result.ts';

/** What enrolling needs of the doorstep. A browser that is not a poste has no other service yet. */
export interface EnrolmentDesk {
  /** What this browser is enrolled as already. */
  device(): Device | undefined;
  /** The poste this browser was before its memory was wiped. */
  lost():
    | { readonly name: string; readonly unsent: number; readonly at: number; readonly aside?: string }
    | undefined;
  /** How many of the records that waited there lie in a copy, and come back. */
  copied(): Promise<number>;
  /** Why this window would keep nothing, where that is certain. */
  privateWindow(): Promise<string | undefined>;
  look(code: string): Promise<Result<LookAnswer>>;
  enrol(enrolment: {
    readonly code: string;
    readonly name: string;
    readonly site?: NewSite;
  }): Promise<Result<Device>>;
}
