/** A page of a browser with a profile of its own, with what these journeys need of it and no more. */
export interface OtherTab {
  goto(url: string): Promise<void>;
  /** Runs in the page; functions and arguments cross as text. */
  evaluate<Args extends unknown[], T>(work: (...args: Args) => T | Promise<T>, ...args: Args): Promise<T>;
  /** A real click in the middle of the first element this selects. */
  click(selector: string): Promise<void>;
  /** Real keys into the element this selects. */
  type(selector: string, text: string): Promise<void>;
  press(key: string): Promise<void>;
  /** Ends the browser and opens it again on the same profile; undefined where it keeps none between two sessions. */
  readonly reopen: (() => Promise<OtherTab>) | undefined;
  /** Ends the browser and removes its profile. */
  discard(): Promise<void>;
}
