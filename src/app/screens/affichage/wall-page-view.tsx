import type { JSX } from 'preact';
import type { LocalTime } from '../../../domain/kernel/site-time.ts';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { WallPage } from '../../../domain/setting/wall.ts';
import { AffluenceCard } from './affluence-card.tsx';
import { CallsCard } from './calls-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { NoticesCard } from './notices-card.tsx';
import { OpeningCard } from './opening-card.tsx';
import { ResultsCard } from './results-card.tsx';
import { ServicesCard } from './services-card.tsx';
import { TodayCard } from './today-card.tsx';
import type { WallFigures } from './use-board.ts';
import { WaitingCard } from './waiting-card.tsx';

export interface WallPageViewProps {
  page: WallPage;
  figures: WallFigures;
  settings: Settings;
  local: LocalTime;
}

/** One page of the wall. */
export function WallPageView(props: WallPageViewProps): JSX.Element {
  const { page, settings, local } = props;
  switch (page) {
    case 'overview':
      return <Overview {...props} />;
    case 'calls':
      return <Calls {...props} />;
    case 'results':
      return (
        <div class="wall-page">
          <ResultsCard results={props.figures.board?.results} settings={settings} />
        </div>
      );
    case 'hours':
      return (
        <div class="wall-page">
          <HoursCard local={local} settings={settings} />
        </div>
      );
    case 'notices':
      return (
        <div class="wall-page">
          <NoticesCard today={local.day} settings={settings} />
        </div>
      );
  }
}

function Overview({ figures, settings, local }: WallPageViewProps): JSX.Element {
  const { board, isOfToday, isOfThisWeek } = figures;
  const ofToday = isOfToday ? board : undefined;
  return (
    <div class="wall-grid">
      <div class="wall-now">
        <OpeningCard local={local} settings={settings} />
        <ServicesCard
          waiting={ofToday?.waiting}
          week={isOfThisWeek ? board?.week : undefined}
          calls={ofToday?.calls ?? []}
          callsCut={figures.callsCut}
          settings={settings}
        />
      </div>
      <div class="wall-hall">
        <AffluenceCard board={board} settings={settings} local={local} />
        {ofToday !== undefined && <TodayCard board={ofToday} settings={settings} local={local} />}
      </div>
    </div>
  );
}

function Calls({ figures, settings }: WallPageViewProps): JSX.Element {
  const ofToday = figures.isOfToday ? figures.board : undefined;
  return (
    <div class="wall-page wall-page--calls">
      <CallsCard calls={ofToday?.calls} isCut={figures.callsCut} settings={settings} />
      <WaitingCard waiting={ofToday?.waiting} waits={ofToday?.waits} settings={settings} />
    </div>
  );
}
