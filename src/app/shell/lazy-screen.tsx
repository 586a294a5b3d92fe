import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Spinner } from '../ui/spinner.tsx';

/**
 * A screen whose code is fetched when it is first shown. A fetch that fails is thrown where the screen stands, so that the
 * doorstep says it. (A suspending router would keep the former screen on the glass, and stay on it for ever offline.)
 */
export function lazyScreen(load: () => Promise<FunctionComponent>): FunctionComponent {
  let loaded: FunctionComponent | undefined;
  return function LazyScreen(): JSX.Element {
    const [Screen, setScreen] = useState(() => loaded);
    const [failure, setFailure] = useState<{ readonly reason: unknown }>();
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (screen) => {
          loaded = screen;
          setScreen(() => screen);
        },
        (reason: unknown) => setFailure({ reason }),
      );
    }, []);
    if (failure !== undefined) throw failure.reason;
    return Screen === undefined ? <Spinner label="Ouverture de l’écran…" /> : <Screen />;
  };
}
