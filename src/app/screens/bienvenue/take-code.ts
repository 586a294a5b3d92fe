/**
 * The one-time code of an address (`/bienvenue#7KPM-4XQZ-W2RT`), taken out of it at once: it must stay neither in the bar nor
 * in the history of a shared tablet. `undefined` when there is none.
 */
export function takeCode(place: Location, history: History): string | undefined {
  const code = decodeURIComponent(place.hash.slice(1)).trim();
  if (code === '') return undefined;
  history.replaceState(history.state, '', `${place.pathname}${place.search}`);
  return code;
}
