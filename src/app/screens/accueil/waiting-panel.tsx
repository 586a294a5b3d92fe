import type { JSX } from 'preact';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { waitsOf } from '../../../domain/visit/waits.ts';
import { durationWords } from '../../../i18n/fr/day-words.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useNow, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
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
  const { waiting } = useSettings();
  const waits = waitsOf(line, useNow(15_000), waiting.targetMinutes);
  if (waits === undefined) return null;
  return (
    <p class="accueil-waiting__summary">
      <strong>{counted(line.length, 'visite en attente', 'visites en attente')}</strong>
      {`, attente médiane ${waitWords(waits.medianMs)}, la plus longue ${waitWords(waits.longestMs)} `}
      {waits.overTarget > 0 && (
        <Badge tone="danger" icon="clock">
          {`${waits.overTarget} au-delà de l’objectif (${waiting.targetMinutes} min)`}
        </Badge>
      )}
    </p>
  );
}

function waitWords(ms: number): string {
  return durationWords(Math.floor(ms / 60_000));
}
