import { useState } from 'preact/hooks';
import { PAN_SERVICE } from '../../../domain/appointment/agenda.ts';
import { offered } from '../../../domain/setting/setting.ts';
import { useSettings } from '../../state/guichet-context.ts';

const KEY = 'guichet-called-services';

/**
 * The services this desk calls, and how to change them; kept by this browser. Until somebody chooses: all but the PAN,
 * whose people are expected by the mediator. Never none: that would be a line nobody calls.
 */
export function useCalledServices(): readonly [readonly string[], (services: readonly string[]) => void] {
  const keys = offered(useSettings().services).map(({ key }) => key);
  const [chosen, setChosen] = useState(remembered);
  const usual = keys.filter((key) => key !== PAN_SERVICE);
  const known = keys.filter((key) => chosen.includes(key));
  function choose(services: readonly string[]): void {
    setChosen(services);
    try {
      localStorage.setItem(KEY, services.join(' '));
    } catch {
      // A browser that keeps nothing starts with the usual ones again.
    }
  }
  return [firstNotEmpty(known, usual, keys), choose];
}

function firstNotEmpty(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function remembered(): readonly string[] {
  try {
    return localStorage.getItem(KEY)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
