import { type ComponentChild, render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { DATABASE_NAME } from '../storage/database.ts';
import { App } from './shell/app.tsx';
import { reloadWhenFree } from './shell/reload-when-free.ts';
import { watchBugs } from './shell/watch-bugs.ts';
import { createSessionStore } from './state/session-store.ts';
import { lateStatistics } from './wiring/late-statistics.ts';
import { openThreshold } from './wiring/open-threshold.ts';
import { registerServiceWorker } from './wiring/register-service-worker.ts';
import type { Threshold } from './wiring/threshold.ts';

const WELCOME = '/bienvenue';

/**
 * The page's doorstep: the only place that sees every room. Opens the tablet's memory, then shows either the app or the way
 * to become a poste; and says what to do when neither can be.
 */
async function openPage(): Promise<void> {
  try {
    // Before anything that reads a clock: not every browser has Temporal yet.
    if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
    const threshold = await openThreshold();
    if (threshold.device() === undefined || location.pathname === WELCOME) await welcome(threshold);
    else startApp(threshold);
  } catch (error) {
    const { OpeningFailed } = await import('./shell/opening-failed.tsx');
    show(<OpeningFailed error={error} />);
  }
}

/** Enrolment ends by loading the page anew: the app then opens as it will every morning. */
async function welcome(threshold: Threshold): Promise<void> {
  if (location.pathname !== WELCOME) history.replaceState(null, '', `${WELCOME}${location.hash}`);
  const { BienvenueScreen } = await import('./screens/bienvenue/bienvenue-screen.tsx');
  show(<BienvenueScreen desk={threshold} onEnrolled={() => location.replace('/')} />);
  void registerServiceWorker(() => undefined);
}

function startApp(threshold: Threshold): void {
  const session = createSessionStore();
  watchBugs(window, session);
  const running = threshold.start((zone) => lateStatistics(DATABASE_NAME, zone));
  running.onDeviceChanged(() => reloadWhenFree(session, () => location.reload()));
  show(<App guichet={running.guichet} session={session} />);
  void registerServiceWorker((applyUpdate) => session.setState({ applyUpdate }));
}

function show(content: ComponentChild): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('index.html has no #app');
  render(content, root);
}

void openPage();
