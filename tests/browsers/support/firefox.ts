import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser, OTHER_BROWSERS } from './other-browsers.mjs';
import type { OtherTab } from './other-tab.ts';

/** Debian's Firefox, through WebDriver BiDi. */
export async function openFirefox(): Promise<OtherTab> {
  return open(await mkdtemp(join(tmpdir(), 'guichet-firefox-')));
}

async function open(profile: string): Promise<OtherTab> {
  const found = OTHER_BROWSERS.find(({ name }) => name === 'firefox');
  const executablePath = found && findBrowser(found)?.['browser'];
  if (executablePath === undefined) throw new Error('No Firefox');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    defaultViewport: { width: 1280, height: 800 },
    env: { ...process.env, HOME: profile },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  return {
    async goto(url) {
      await page.goto(url, { waitUntil: 'load' });
    },
    evaluate: (work, ...args) => page.evaluate(work as (...given: unknown[]) => unknown, ...args) as never,
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    press: (key) => page.keyboard.press(key as never),
    async reopen() {
      await browser.close();
      return open(profile);
    },
    async discard() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
