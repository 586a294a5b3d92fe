import { type ComponentChild, render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './shell/app.tsx';
import { fetchAhead } from './shell/page-view.tsx';
import { reloadWhenFree, whenFree } from './shell/reload-when-free.ts';
import { watchBugs } from './shell/watch-bugs.ts';
import { createSessionStore } from './state/session-store.ts';
import { lateStatistics } from './wiring/late-statistics.ts';
import { openThreshold } from './wiring/open-threshold.ts';
import type { Threshold } from './wiring/threshold.ts';
import { trustOwnScripts } from './wiring/trust-own-scripts.ts';

const WELCOME = '/bienvenue';

/**
 * The page's doorstep: the only place that sees every room. Opens the tablet's memory, then shows either the app or the way
 * to become a poste; and says what to do when neither can be.
 */
async function openPage(): Promise<void> {
  try {
    trustOwnScripts();
    // Before anything that reads a clock: not every browser has Temporal yet.
    if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
    if (location.pathname !== WELCOME) fetchAhead(location.pathname);
    const threshold = await openPatiently();
    if (threshold.device() === undefined || location.pathname === WELCOME) await welcome(threshold);
    else startApp(threshold);
  } catch (error) {
    const { OpeningFailed } = await import('./shell/opening-failed.tsx');
    show(<OpeningFailed error={error} onSetAside={() => void setAside()} />);
  }
}

/** An opening that takes long says so, and why where that is known. */
async function openPatiently(): Promise<Threshold> {
  let blocked = false;
  let opened = false;
  async function sayIt(): Promise<void> {
    const { OpeningWaits } = await import('./shell/opening-waits.tsx');
    if (!opened) show(<OpeningWaits blocked={blocked} />);
  }
  const timer = setTimeout(() => void sayIt(), SAY_AFTER_MS);
  try {
    return await openThreshold(() => {
      blocked = true;
    });
  } finally {
    opened = true;
    clearTimeout(timer);
  }
}

const SAY_AFTER_MS = 2_000;

/** Enrolment ends by loading the page anew: the app then opens as it will every morning. */
async function welcome(threshold: Threshold): Promise<void> {
  if (location.pathname !== WELCOME) history.replaceState(null, '', `${WELCOME}${location.hash}`);
  const { BienvenueScreen } = await import('./screens/bienvenue/bienvenue-screen.tsx');
  show(<BienvenueScreen desk={threshold} onEnrolled={() => location.replace('/')} />);
  void keepForOffline(() => undefined);
}

function startApp(threshold: Threshold): void {
  const session = createSessionStore();
  watchBugs(window, session);
  let onShown = () => {};
  const shown = new Promise<void>((resolve) => {
    onShown = resolve;
  });
  const running = threshold.start((zone, memory) => lateStatistics(memory, zone), shown);
  running.onDeviceChanged(() => reloadWhenFree(session, () => location.reload()));
  running.onMemoryEnd(
    () => whenFree(session),
    (memoryEnd) => session.setState({ memoryEnd }),
  );
  show(<App guichet={running.guichet} session={session} onShown={onShown} />);
  void shown.then(() => keepForOffline((applyUpdate) => session.setState({ applyUpdate })));
}

async function setAside(): Promise<void> {
  const { setMemoryAside } = await import('./wiring/device-trace.ts');
  await setMemoryAside(Date.now());
  location.assign(WELCOME);
}

/** Once a screen stands: what keeps every file of the page for the next opening, and tells of a new version. */
async function keepForOffline(onUpdateWaiting: (apply: () => void) => void): Promise<void> {
  const { registerServiceWorker } = await import('./wiring/register-service-worker.ts');
  await registerServiceWorker(onUpdateWaiting);
}

function show(content: ComponentChild): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('index.html has no #app');
  render(content, root);
}

void openPage();
