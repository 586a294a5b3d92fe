import type { JSX } from 'preact';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { CalledCard } from './called-card.tsx';
import { OtherCounters } from './other-counters.tsx';
import { PutAsideList } from './put-aside-list.tsx';
import { RivalCalls } from './rival-calls.tsx';
import { ServiceFilter } from './service-filter.tsx';
import type { DeskActs } from './use-desk-acts.ts';
import type { DeskDay } from './use-desk-day.ts';
import { Waited } from './waited.tsx';
import { WaitingList } from './waiting-list.tsx';

export interface WaitingPanelProps {
  day: DeskDay;
  /** Those this desk calls, in order. */
  line: readonly ArrivedVisit[];
  services: readonly string[];
  onServices: (services: readonly string[]) => void;
  counter: string | undefined;
  withKeys: boolean;
  acts: DeskActs;
  onCallNext: () => void;
  onCall: (entry: ArrivedVisit) => void;
  onOpen: (entry: ArrivedVisit) => void;
  onSend: (entry: ArrivedVisit) => void;
  onChangeCounter: () => void;
}

/** Who is at this counter, who comes next, who waits. */
export function WaitingPanel(props: WaitingPanelProps): JSX.Element {
  const { day, line, counter, withKeys, acts, onCallNext, onOpen } = props;
  const { counters, services } = useSettings();
  const lookOf = serviceLooks(services);
  const here = day.called.filter(({ visit }) => visit.call?.counter === counter);
  const elsewhere = day.called.filter(({ visit }) => visit.call?.counter !== counter);
  const counterName = counter === undefined ? 'Choisir mon guichet' : (counters[counter]?.label ?? counter);
  return (
    <Card
      heading="File d’attente"
      class="accueil-waiting no-print"
      actions={
        <Button variant="quiet" icon="settings" onClick={props.onChangeCounter}>
          {counterName}
        </Button>
      }
    >
      <RivalCalls called={day.called} counter={counter} acts={acts} />
      {here.length > 0 && (
        <ul class="accueil-here g-plain-list" aria-label={`Au guichet : ${counterName}`}>
          {here.map((entry, rank) => (
            <CalledCard
              key={entry.id}
              entry={entry}
              look={lookOf(entry.service)}
              acts={acts}
              shortcut={withKeys && rank === 0 ? 'S' : undefined}
              onSend={props.onSend}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
      <Button
        variant="primary"
        size="lg"
        block
        icon="bell"
        aria-keyshortcuts={withKeys ? 'N' : undefined}
        disabled={line.length === 0}
        onClick={onCallNext}
      >
        Appeler le suivant {withKeys && <KeyHint keys="N" />}
      </Button>
      <LineSummary line={line} />
      <ServiceFilter waiting={day.waiting} value={props.services} onChange={props.onServices} />
      <WaitingList line={line} onCall={props.onCall} onOpen={onOpen} />
      <PutAsideList held={day.held} acts={acts} onCall={props.onCall} onOpen={onOpen} />
      <OtherCounters called={elsewhere} onOpen={onOpen} />
    </Card>
  );
}

function LineSummary({ line }: { line: readonly ArrivedVisit[] }): JSX.Element | null {
  const longest = line.reduce<number | undefined>(
    (least, { visit }) => Math.min(least ?? visit.arrival.at, visit.arrival.at),
    undefined,
  );
  if (longest === undefined) return null;
  return (
    <p class="accueil-waiting__summary">
      <strong>{counted(line.length, 'visite en attente', 'visites en attente')}</strong>
      {', la plus longue depuis '}
      <Waited since={longest} />
    </p>
  );
}
