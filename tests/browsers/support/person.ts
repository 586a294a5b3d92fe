import { expect } from '@playwright/test';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { OtherTab } from './other-tab.ts';

const MARK = 'data-journey';
const SEEN_WITHIN_MS = 20_000;

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
      await tab.click(await mark('button', name));
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
  return document.body.innerText.replaceAll(/\s+/g, ' ');
}
