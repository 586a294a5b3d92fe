import { expect } from '@playwright/test';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { OtherTab } from './other-tab.ts';

const MARK = 'data-journey';
/** A busy machine takes long; nothing is measured here. */
const SEEN_WITHIN_MS = 60_000;

/** Somebody before a browser: finds things by what they say, touches them, reads. */
export interface Person {
  click(name: RegExp | string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  choose(label: string, value: string): Promise<void>;
  press(key: string): Promise<void>;
  /** Until the page shows this. */
  sees(text: RegExp | string, withinMs?: number): Promise<void>;
  /** The text of the page now. */
  reads(): Promise<string>;
}

export function person(tab: OtherTab): Person {
  async function mark(what: 'button' | 'field', name: RegExp | string): Promise<string> {
    const pattern = patternOf(name);
    await expect
      .poll(() => tab.evaluate(markInPage, what, pattern, MARK), {
        timeout: SEEN_WITHIN_MS,
        message: `no ${what} « ${pattern} » on the page`,
      })
      .toBe(true);
    await untilStill(tab);
    return `[${MARK}]`;
  }
  return {
    async click(name) {
      for (let taps = 1; ; taps += 1) {
        const selector = await mark('button', name);
        await tab.evaluate(watchTapsInPage);
        await tab.click(selector);
        if (await hasArrived(tab, name)) return;
        if (taps === TAPS_MAX)
          throw new Error(`The driver taps « ${patternOf(name)} », and no page hears of it`);
      }
    },
    async fill(label, text) {
      await tab.type(await mark('field', `^${label}`), text);
    },
    async choose(label, value) {
      await tab.evaluate(selectInPage, await mark('field', `^${label}`), value);
    },
    press: (key) => tab.press(key),
    async sees(text, withinMs = SEEN_WITHIN_MS) {
      const pattern = new RegExp(patternOf(text));
      await expect.poll(() => tab.evaluate(textInPage), { timeout: withinMs }).toMatch(pattern);
    },
    reads: () => tab.evaluate(textInPage),
  };
}

/** A driver now and then gives a tap to no page at all; a person would tap again. */
const TAPS_MAX = 3;
const HEARD_WITHIN_MS = 2_000;

/**
 * Whether the page heard a tap to its end, or is another page already.
 * @throws where it heard the finger and no click came of it: what was under it had changed, which a person suffers as well
 */
async function hasArrived(tab: OtherTab, name: RegExp | string): Promise<boolean> {
  const deadline = Date.now() + HEARD_WITHIN_MS;
  let heard: readonly string[] | undefined = [];
  while (Date.now() < deadline) {
    heard = await tab.evaluate(tapsInPage);
    if (heard === undefined || heard.some((event) => event.startsWith('click'))) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (heard === undefined || heard.length === 0) return false;
  throw new Error(`The tap on « ${patternOf(name)} » did not become a click: ${heard.join(', ')}`);
}

interface TapWatch {
  taps?: string[];
}

function watchTapsInPage(): void {
  const watch = globalThis as TapWatch;
  if (watch.taps === undefined) {
    for (const type of ['pointerdown', 'pointerup', 'pointercancel', 'click']) {
      addEventListener(
        type,
        ({ target }) => {
          const element =
            target instanceof Element ? `${target.tagName} ${target.textContent?.slice(0, 30)}` : '';
          watch.taps?.push(`${type} on ${element}`);
        },
        { capture: true },
      );
    }
  }
  watch.taps = [];
}

/** @returns undefined on a page that was opened since */
function tapsInPage(): readonly string[] | undefined {
  return (globalThis as TapWatch).taps;
}

/** What the browser's memory holds, by id: read from IndexedDB itself. */
export async function recordsIn(tab: OtherTab): Promise<Map<string, GuichetRecord>> {
  const rows = await tab.evaluate(
    () =>
      new Promise<GuichetRecord[]>((resolve, reject) => {
        const opening = indexedDB.open('guichet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            resolve(reading.result.map(({ id, site, kind, facts }) => ({ id, site, kind, facts })));
            opening.result.close();
          };
        };
      }),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What is marked stands where it stood a moment ago: a driver presses a place of the glass, not the thing itself. */
async function untilStill(tab: OtherTab): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const place = await tab.evaluate(placeInPage, MARK);
        const isStill = place === before;
        before = place;
        return isStill;
      },
      { timeout: SEEN_WITHIN_MS, intervals: [150] },
    )
    .toBe(true);
}

function placeInPage(attribute: string): string {
  const element = document.querySelector(`[${attribute}]`);
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y } = element?.getBoundingClientRect() ?? { x: -1, y: -1 };
  return `${Math.round(x)} ${Math.round(y)}`;
}

function patternOf(name: RegExp | string): string {
  return typeof name === 'string' ? name : name.source;
}

/** Marks the first visible thing of that name in the dialog that is open, else on the page. */
function markInPage(what: 'button' | 'field', pattern: string, attribute: string): boolean {
  const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const names = new RegExp(pattern);
  for (const old of document.querySelectorAll(`[${attribute}]`)) old.removeAttribute(attribute);
  const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  const isShown = (element: Element) => element.getClientRects().length > 0 && !element.matches(':disabled');
  const found =
    what === 'button'
      ? [...root.querySelectorAll('button, a[href], label')].find(
          (each) => isShown(each) && names.test(plain(each.getAttribute('aria-label') ?? each.textContent)),
        )
      : [...root.querySelectorAll('label')].find((label) => names.test(plain(label.textContent)))?.control;
  found?.setAttribute(attribute, '');
  return found !== undefined && found !== null && isShown(found);
}

function selectInPage(selector: string, value: string): void {
  const select = document.querySelector<HTMLSelectElement>(selector);
  if (select === null) throw new Error(`no ${selector}`);
  select.value = value;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
}

function textInPage(): string {
  // Between two pages there is no body.
  return (document.body?.innerText ?? '').replaceAll(/\s+/g, ' ');
}
