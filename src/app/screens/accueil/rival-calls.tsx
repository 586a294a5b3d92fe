import type { JSX } from 'preact';
import { callName } from '../../../domain/visit/call-name.ts';
import { type ArrivedVisit, rivalCounters } from '../../../domain/visit/waiting-line.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DeskActs } from './use-desk-acts.ts';

export interface RivalCallsProps {
  called: readonly ArrivedVisit[];
  /** Key of this desk's counter. */
  counter: string | undefined;
  acts: DeskActs;
}

/** Two counters called the same person while they were cut off: both are told, and who goes on. */
export function RivalCalls({ called, counter, acts }: RivalCallsProps): JSX.Element | null {
  const { counters } = useSettings();
  const nameOf = (key: string) => counters[key]?.label ?? key;
  const ours = called.filter((entry) => isOurs(entry, counter));
  if (counter === undefined || ours.length === 0) return null;
  return (
    <>
      {ours.map((entry) => {
        const winner = entry.visit.call?.counter ?? '';
        const name = callName(entry);
        if (winner !== counter) {
          return (
            <Notice
              key={entry.id}
              tone="warning"
              live
              title={`${nameOf(winner)} reçoit ${name}`}
              actions={<Button onClick={() => acts.withdrawClaim(entry, counter)}>Compris</Button>}
            >
              {`Vous l’aviez appelé aussi, pendant que les deux postes étaient coupés l’un de l’autre. Appelez la personne suivante.`}
            </Notice>
          );
        }
        return (
          <Notice key={entry.id} tone="info" live title={`${name} reste à ce guichet`}>
            {`${rivalCounters(entry).map(nameOf).join(' et ')} l’avait appelé aussi, pendant une coupure.`}
          </Notice>
        );
      })}
    </>
  );
}

function isOurs(entry: ArrivedVisit, counter: string | undefined): boolean {
  const rivals = rivalCounters(entry);
  if (counter === undefined || rivals.length === 0) return false;
  return rivals.includes(counter) || entry.visit.call?.counter === counter;
}
