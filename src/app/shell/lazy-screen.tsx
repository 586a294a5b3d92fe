import type { FunctionComponent, JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Spinner } from '../ui/spinner.tsx';

/** A component whose code is fetched when it is first shown, or a little before. */
export type LazyScreen<Props = object> = FunctionComponent<Props> & {
  /** Fetches the code now, beside what else is being fetched. */
  readonly preload: () => void;
};

/**
 * A fetch that fails is thrown where the screen stands, so that the doorstep says it. (A suspending router would keep the
 * former screen on the glass, and stay on it for ever offline.)
 */
export function lazyScreen<Props extends object = object>(
  load: () => Promise<FunctionComponent<Props>>,
): LazyScreen<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  let loading: Promise<FunctionComponent<Props>> | undefined;

  function fetchOnce(): Promise<FunctionComponent<Props>> {
    loading ??= load().then((screen) => {
      loaded = screen;
      return screen;
    });
    return loading;
  }

  function LazyScreen(props: Props): JSX.Element {
    const [Screen, setScreen] = useState(() => loaded);
    const [failure, setFailure] = useState<{ readonly reason: unknown }>();
    useLayoutEffect(() => {
      if (Screen !== undefined) return;
      fetchOnce().then(
        (screen) => setScreen(() => screen),
        (reason: unknown) => setFailure({ reason }),
      );
    }, []);
    if (failure !== undefined) throw failure.reason;
    return Screen === undefined ? <Spinner label="Ouverture de l’écran…" /> : <Screen {...props} />;
  }

  // Whoever shows the screen is told of a failure; fetching ahead is not the place to say it.
  return Object.assign(LazyScreen, { preload: () => void fetchOnce().catch(() => undefined) });
}
