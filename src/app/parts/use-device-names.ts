import { useEffect, useState } from 'preact/hooks';
import { useGuichet } from '../state/guichet-context.ts';

/** Names of the site's devices by id, where this one may ask for them and the endpoint answers; its own in any case. */
export function useDeviceNames(): ReadonlyMap<string, string> {
  const { device, office } = useGuichet();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    () => new Map([[device.device, device.name]]),
  );
  const mayAsk = device.postes.includes('qualite');
  useEffect(() => {
    if (!mayAsk) return undefined;
    let current = true;
    void office.devices().then((answer) => {
      if (current && answer.ok) setNames(new Map(answer.value.map(({ device: id, name }) => [id, name])));
    });
    return () => {
      current = false;
    };
  }, [office, mayAsk]);
  return names;
}
