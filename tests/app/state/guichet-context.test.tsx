import { act, cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { useAnswer, useLive, useNow, useSettings, useSync } from '../../../src/app/state/guichet-context.ts';
import { checkInVisitor } from '../../../src/commands/check-in-visitor.ts';
import { visitKind } from '../../../src/domain/visit/visit.ts';
import { fakeGuichet, MONDAY_TEN, renderScreen } from '../../fixtures/fake-guichet.tsx';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  cleanup();
});

function Visits({ day }: { day: string }): JSX.Element {
  const visits = useLive((store) => store.ofDays(visitKind.name, day, day), [day]);
  return <p>{visits === undefined ? 'inconnu' : `${visits.length} le ${day}`}</p>;
}

async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

test('a live query follows what anybody writes', async () => {
  const fake = await fakeGuichet();
  renderScreen(fake, <Visits day="2026-11-23" />);
  await screen.findByText('0 le 2026-11-23');
  await checkInVisitor(fake.desk, { service: 'pan', appointment: true });
  await screen.findByText('1 le 2026-11-23');
});

/** A day that the test moves, shown by `of`, with everything that was ever shown under it. */
function moving(of: (day: string) => JSX.Element): {
  Moving: () => JSX.Element;
  move: (day: string) => Promise<void>;
} {
  let set = (_day: string): void => {};
  function Moving(): JSX.Element {
    const [day, setDay] = useState('2026-11-23');
    set = setDay;
    return of(day);
  }
  return { Moving, move: async (day) => act(() => set(day)) };
}

test('the former result is never shown under a new question', async () => {
  const fake = await fakeGuichet();
  await checkInVisitor(fake.desk, { service: 'pan', appointment: true });
  const shown: string[] = [];
  function Watched({ day }: { day: string }): JSX.Element {
    const visits = useLive((store) => store.ofDays(visitKind.name, day, day), [day]);
    const text = `${visits?.length ?? 'inconnu'} le ${day}`;
    shown.push(text);
    return <p>{text}</p>;
  }
  const { Moving, move } = moving((day) => <Watched day={day} />);
  renderScreen(fake, <Moving />);
  await screen.findByText('1 le 2026-11-23');
  await move('2026-11-24');
  await screen.findByText('0 le 2026-11-24');
  expect(shown).toContain('inconnu le 2026-11-24');
  expect(shown).not.toContain('1 le 2026-11-24');
});

test('settings are followed, whoever edits them', async () => {
  const fake = await fakeGuichet();
  function Name(): JSX.Element {
    return <p>{useSettings().site.name}</p>;
  }
  renderScreen(fake, <Name />);
  await screen.findByText('Préfecture du Gers');
  await fake.setSetting('site', { name: 'Sous-préfecture de Condom' });
  await screen.findByText('Sous-préfecture de Condom');
});

test.each([
  [false, 'inconnu'],
  [true, '12'],
])(
  'the worker’s answer is followed; when the question changes, with keepFormer %s, « %s » is shown meanwhile',
  async (keep, meanwhile) => {
    const fake = await fakeGuichet();
    const shown: string[] = [];
    function Waiting({ day }: { day: string }): JSX.Element {
      const text = `${useAnswer({ about: 'waiting', from: day, to: day }, keep)?.n ?? 'inconnu'}`;
      shown.push(`${text} le ${day}`);
      return <p>{text}</p>;
    }
    const { Moving, move } = moving((day) => <Waiting day={day} />);
    renderScreen(fake, <Moving />);
    await screen.findByText('inconnu');
    fake.setAnswer('waiting', { n: 12, medianMinutes: 4, byService: {}, atCounter: { n: 0 } });
    await screen.findByText('12');
    await move('2026-11-24');
    expect(shown.find((text) => text.endsWith('le 2026-11-24'))).toBe(`${meanwhile} le 2026-11-24`);
    await screen.findByText('12');
  },
);

test('the sync’s state is followed', async () => {
  const fake = await fakeGuichet();
  function Unsent(): JSX.Element {
    return <p>{useSync().unsent}</p>;
  }
  renderScreen(fake, <Unsent />);
  await screen.findByText('0');
  fake.setSync({ unsent: 3 });
  await screen.findByText('3');
});

test('the clock ticks on whole multiples, stands still while the page is hidden, and is right when seen again', async () => {
  const fake = await fakeGuichet({ at: MONDAY_TEN + 40_000 });
  const ticks: number[] = [];
  function Clock(): JSX.Element {
    const now = useNow(60_000);
    ticks.push(now - MONDAY_TEN);
    return <p>horloge</p>;
  }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
  renderScreen(fake, <Clock />);
  await pass(100);
  fake.desk.setNow(MONDAY_TEN + 60_000);
  await pass(20_000);
  expect(ticks.at(-1)).toBe(60_000);
  hidden.mockReturnValue(true);
  fake.desk.setNow(MONDAY_TEN + 600_000);
  await pass(540_000);
  expect(ticks.at(-1)).toBe(60_000);
  hidden.mockReturnValue(false);
  await act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(ticks.at(-1)).toBe(600_000);
});

test('a hook outside the provider is a bug, said as such', () => {
  function Lost(): JSX.Element {
    return <p>{useSync().unsent}</p>;
  }
  expect(() => render(<Lost />)).toThrow('outside GuichetProvider');
});
