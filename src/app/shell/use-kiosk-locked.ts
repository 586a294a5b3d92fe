import { useEffect, useState } from 'preact/hooks';
import { useGuichet, useSettings } from '../state/guichet-context.ts';

/** Whether this browser is in visitors' hands and the site asks a PIN of who leaves the kiosk's screen. */
export function useKioskLocked(): boolean {
  const { kiosk } = useGuichet();
  const settings = useSettings();
  const [on, setOn] = useState(() => kiosk.isOn());
  useEffect(() => {
    setOn(kiosk.isOn());
    return kiosk.subscribe(() => setOn(kiosk.isOn()));
  }, [kiosk]);
  return on && settings.kiosk.pin !== undefined;
}
