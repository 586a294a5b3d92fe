import type { Device, LookAnswer, NewSite } from '../../contract/enrolment.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { MemoryEnd } from '../../storage/database.ts';
import type { Guichet, Statistics } from '../services.ts';

/** This browser before anything is shown: its memory is open, and it may or may not be a poste yet. */
export interface Threshold {
  /** What this browser is enrolled as; `undefined` until it is. */
  device(): Device | undefined;
  /** The poste this browser was, where its memory has been wiped since; `undefined` where nothing tells so. */
  lost(): LostPoste | undefined;
  /** How many records that waited there lie in a copy: they are sent once this browser is a poste of that site again. */
  copied(): Promise<number>;
  /** Why this window would keep nothing, where that is certain. */
  privateWindow(): Promise<string | undefined>;
  /** What a one-time code opens, before it is used. Needs the network. */
  look(code: string): Promise<Result<LookAnswer>>;
  /**
   * Uses a one-time code: makes this browser's key, enrols it, keeps key, device and position. `start` comes next.
   * Where the answer was lost on the way, calling it once more finds the device it made. Fails with `wrong-state`
   * (`unsent`) when this browser is already a poste that has records to send: they would have nowhere to go.
   */
  enrol(enrolment: Enrolment): Promise<Result<Device>>;
  /**
   * Builds the services of the enrolled device and starts its exchanges with the endpoint.
   * @param openStatistics the statistics worker's client; starts the worker when a screen first asks something
   * @param shown resolves once the first screen stands; the exchanges wait for it
   * @throws Error when the browser is not enrolled
   */
  start(openStatistics: (zone: string, memory: string) => Statistics, shown: Promise<void>): Running;
}

export interface LostPoste {
  readonly name: string;
  /** Records that waited to be sent or were refused, when that was last noted. */
  readonly unsent: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Its memory is still here, but opens no more. */
  readonly aside?: string;
}

export interface Enrolment {
  readonly code: string;
  /** How the quality office tells devices apart: « Tablette guichet 2 ». */
  readonly name: string;
  /** There exactly when the code opens a new site. */
  readonly site?: NewSite;
}

export interface Running {
  readonly guichet: Guichet;
  /** Calls when the endpoint gave this device other postes or a new name: the page is best loaded anew. */
  onDeviceChanged(onChange: (device: Device) => void): void;
  /** Calls when this page's memory serves no more; `awaited` before that, while a form is being filled. Said once each. */
  onMemoryEnd(free: () => Promise<void>, tell: (end: MemoryEnd | 'awaited') => void): void;
  /** Ends the exchanges; the memory stays open for what is being written. */
  stop(): void;
}
