import type { JSX } from 'preact';
import { nextOpening, type Opening, openingOn } from '../../../domain/affluence/opening.ts';
import type { Day, LocalTime } from '../../../domain/kernel/site-time.ts';
import { offered, type Settings, type Span } from '../../../domain/setting/setting.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';

/** Today's hours; once they are over, or on a closed day, when the site opens again. */
export function OpeningCard({ local, settings }: { local: LocalTime; settings: Settings }): JSX.Element {
  const opening = openingOn(local.day, settings);
  if (!opening.open) return <ClosedCard title={closedTitle(opening)} today={local.day} settings={settings} />;
  const current = opening.spans.find(({ to }) => local.minute < to);
  if (current === undefined)
    return <ClosedCard title={words.closedNow} today={local.day} settings={settings} />;
  return (
    <Card heading={current.from <= local.minute ? words.openToday : words.opensAt(current.from)}>
      <ul class="wall-hours g-plain-list">
        {lines(opening, settings).map(({ label, spans }) => (
          <li key={label} class="wall-hours__line">
            {label !== '' && <span class="wall-hours__service">{label}</span>}
            <span class="wall-hours__spans">{spansText(spans)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ClosedCardProps {
  title: string;
  today: Day;
  settings: Settings;
}

function ClosedCard({ title, today, settings }: ClosedCardProps): JSX.Element {
  const next = nextOpening(today, settings);
  return (
    <Card class="wall-closed" heading={title}>
      {next !== undefined && <p>{words.opensNext(words.date(next.day), next.minute)}</p>}
    </Card>
  );
}

interface Line {
  readonly label: string;
  readonly spans: readonly Span[];
}

type Open = Extract<Opening, { open: true }>;

/** Services that keep the same hours share a line; when all do, it names none. */
function lines({ spans, byService }: Open, settings: Settings): readonly Line[] {
  const labels = new Map<string, { names: string[]; spans: readonly Span[] }>();
  for (const { key, short } of offered(settings.services)) {
    const ofService = byService[key];
    if (ofService === undefined) continue;
    const line = labels.get(JSON.stringify(ofService)) ?? { names: [], spans: ofService };
    line.names.push(short);
    labels.set(JSON.stringify(ofService), line);
  }
  if (labels.size < 2) return [{ label: '', spans }];
  return [...labels.values()].map((line) => ({ label: line.names.join(', '), spans: line.spans }));
}

function spansText(spans: readonly Span[]): string {
  if (spans.some(({ from, to }) => from === 0 && to === 1440)) return words.hoursUnknown;
  return words.spans(spans);
}

function closedTitle(opening: Exclude<Opening, Open>): string {
  return opening.why === 'weekly' ? words.closedToday : words.closedTodayFor(opening.label);
}
