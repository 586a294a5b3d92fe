import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, By, Capabilities } from 'selenium-webdriver';
import { freePort } from '../../journeys/support/free-port.ts';
import { findBrowser, OTHER_BROWSERS } from './other-browsers.mjs';
import type { OtherTab } from './other-tab.ts';

const READY_WITHIN_MS = 15_000;

/** WebKitGTK's MiniBrowser, through WebKitWebDriver, on a screen of its own. It keeps nothing between two sessions. */
export async function openWebKit(): Promise<OtherTab> {
  const found = OTHER_BROWSERS.find(({ name }) => name === 'webkitgtk');
  const programs = found && findBrowser(found);
  if (programs === undefined) throw new Error('No WebKitGTK');
  const home = await mkdtemp(join(tmpdir(), 'guichet-webkit-'));
  const { display, screen } = await openScreen(programs['screen'] ?? '');
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
  const driver = spawn(programs['driver'] ?? '', [`--port=${port}`], { env, stdio: 'ignore' });
  const server = `http://127.0.0.1:${port}`;
  await untilAnswers(`${server}/status`);
  const session = await new Builder()
    .usingServer(server)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: programs['browser'], args: ['--automation'] },
      }),
    )
    .build();
  await session.manage().window().setRect({ width: 1280, height: 860 });
  const element = (selector: string) => session.findElement(By.css(selector));
  return {
    goto: (url) => session.get(url),
    evaluate: (work, ...args) => session.executeScript(work as never, ...args) as never,
    click: (selector) => element(selector).click(),
    type: (selector, text) => element(selector).sendKeys(text),
    press: (key) => session.actions().sendKeys(key).perform(),
    reopen: undefined,
    async discard() {
      await session.quit();
      await end(driver);
      await end(screen);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A screen nobody sees. The server itself takes the first free number. */
async function openScreen(program: string): Promise<{ display: string; screen: ChildProcess }> {
  const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const screen = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(screen.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { display: `:${number.toString().trim()}`, screen };
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within ${READY_WITHIN_MS / 1000} s`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
