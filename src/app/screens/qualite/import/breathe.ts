/** Work done in a row before the page gets a turn, milliseconds: far under the 50 that a person notices. */
const TURN_MS = 10;

/** A pause for long work: gives the page a turn whenever the last one is a while ago, and costs nothing otherwise. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < TURN_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}
