import type { JSX } from 'preact';
import { clockText } from '../../../domain/kernel/site-time.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { useGuichet, useNow, useSettings } from '../../state/guichet-context.ts';
import { AppFrame } from '../../ui/app-frame.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import './affichage-screen.css';
import { AffluenceCard } from './affluence-card.tsx';
import { Freshness } from './freshness.tsx';
import { OpeningCard } from './opening-card.tsx';
import { ServicesCard } from './services-card.tsx';
import { TodayCard } from './today-card.tsx';
import { useBoard } from './use-board.ts';
import { useStirred } from './use-stirred.ts';
import { useWakeLock } from './use-wake-lock.ts';

const MINUTE_MS = 60_000;

/** The wall screen: read from afar by people who wait, touched by nobody. */
export function AffichageScreen(): JSX.Element {
  const { desk } = useGuichet();
  const settings = useSettings();
  const now = useNow(MINUTE_MS);
  const figures = useBoard(now);
  const stirred = useStirred();
  useWakeLock();
  const { board, isOfToday, isOfThisWeek } = figures;
  const local = desk.time.local(now);
  return (
    <AppFrame
      class={classNames('wall', stirred && 'wall--stirred')}
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
      <div class="wall-grid">
        <div class="wall-now">
          <OpeningCard local={local} settings={settings} />
          <ServicesCard
            waiting={isOfToday ? board?.waiting : undefined}
            week={isOfThisWeek ? board?.week : undefined}
            settings={settings}
          />
        </div>
        <div class="wall-hall">
          <AffluenceCard board={board} settings={settings} local={local} />
          {board !== undefined && isOfToday && <TodayCard board={board} settings={settings} local={local} />}
        </div>
      </div>
      <LinkButton class="wall-home" href="/" icon="home">
        {words.home}
      </LinkButton>
    </AppFrame>
  );
}
