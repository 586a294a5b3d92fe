import { useEffect } from 'preact/hooks';
import { useGuichet, useSync } from '../state/guichet-context.ts';

const KEY = 'guichet-revoked';

/** Whether the endpoint has taken this device off the site, as far as it could tell it: kept, so that pulling the plug of the network opens nothing again. */
export function useRevoked(): boolean {
  const { device } = useGuichet();
  const told = useSync().problem?.code === 'revoked';
  useEffect(() => {
    if (told) keep(device.device);
  }, [told, device.device]);
  return told || kept() === device.device;
}

function keep(device: string): void {
  try {
    localStorage.setItem(KEY, device);
  } catch {
    // It is told again with the next exchange.
  }
}

function kept(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
