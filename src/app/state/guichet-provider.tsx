import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { type Settings, settingKind, settingsOf } from '../../domain/setting/setting.ts';
import type { Guichet } from '../services.ts';
import { GuichetContext, SettingsContext, SyncContext } from './guichet-context.ts';
import { SessionContext } from './session-context.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';

export interface GuichetProviderProps {
  guichet: Guichet;
  /** Given where something outside the tree speaks to the session (the doorstep, a test). */
  session?: SessionStore;
  children: ComponentChildren;
}

/**
 * Gives the tree its services, its session, and the two things every screen follows: settings and sync state, each watched
 * once. Shows nothing until the settings were read.
 */
export function GuichetProvider({ guichet, session, children }: GuichetProviderProps): JSX.Element | null {
  const store = useMemo(() => session ?? createSessionStore(), [session]);
  const [settings, setSettings] = useState<Settings>();
  const [sync, setSync] = useState(() => guichet.sync.state());
  // Before the first picture, of which there is none without them.
  useLayoutEffect(
    () =>
      guichet.live.watch(async (records) => settingsOf(await records.ofKind(settingKind.name)), setSettings),
    [guichet],
  );
  useEffect(() => {
    setSync(guichet.sync.state());
    return guichet.sync.subscribe(setSync);
  }, [guichet]);
  if (settings === undefined) return null;
  return (
    <GuichetContext.Provider value={guichet}>
      <SessionContext.Provider value={store}>
        <SyncContext.Provider value={sync}>
          <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>
        </SyncContext.Provider>
      </SessionContext.Provider>
    </GuichetContext.Provider>
  );
}
