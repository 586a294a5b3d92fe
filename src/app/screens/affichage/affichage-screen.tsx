import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { clockText } from '../../../domain/kernel/site-time.ts';
import { wallDisplayOf } from '../../../domain/setting/wall-display.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { useGuichet, useNow, useSettings } from '../../state/guichet-context.ts';
import { AppFrame } from '../../ui/app-frame.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import './affichage-screen.css';
import { callAnnouncer } from './announce-call.ts';
import { CallView } from './call-view.tsx';
import { counterName } from './counter-name.ts';
import { Freshness } from './freshness.tsx';
import { useBoard } from './use-board.ts';
import { useNewCalls } from './use-new-calls.ts';
import { useStirred } from './use-stirred.ts';
import { useTurningPage } from './use-turning-page.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { WallPageView } from './wall-page-view.tsx';

const TICK_MS = 10_000;
const MINUTE_MS = 60_000;

/** The wall screen: read from afar by people who wait, touched by nobody. */
export function AffichageScreen(): JSX.Element {
  const { desk } = useGuichet();
  const settings = useSettings();
  const now = useNow(TICK_MS);
  const figures = useBoard(now);
  const stirred = useStirred();
  useWakeLock();
  const announcer = useMemo(callAnnouncer, []);
  useEffect(() => announcer.end, [announcer]);
  useEffect(() => {
    if (stirred) announcer.wake();
  }, [stirred, announcer]);
  const display = wallDisplayOf(settings);
  const call = useNewCalls(figures.board, (each) =>
    announcer.announce(each, counterName(each.counter, settings), display),
  );
  const local = desk.time.local(now);
  const page = useTurningPage(display, figures.board, settings, local.day);
  return (
    <AppFrame
      class={classNames('wall', `wall--at-${Math.floor(now / MINUTE_MS) % 4}`, stirred && 'wall--stirred')}
      scale="wall"
      width="wide"
      siteName={settings.site.name ?? ''}
      title={words.title}
      skipLabel={words.skip}
      status={
        <div class="wall-clock">
          <p class="wall-clock__date">{words.date(local.day)}</p>
          <Freshness figures={figures} time={desk.time} now={now} />
          <time class="wall-clock__time">{clockText(local.minute)}</time>
        </div>
      }
    >
      <WallPageView page={page} figures={figures} settings={settings} local={local} />
      {call !== undefined && <CallView call={call} counter={counterName(call.counter, settings)} />}
      {stirred && display.sound && announcer.isMuted() && <p class="wall-muted">{words.soundOff}</p>}
      <LinkButton class="wall-home" href="/" icon="home">
        {words.home}
      </LinkButton>
    </AppFrame>
  );
}
