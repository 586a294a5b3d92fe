import type { JSX } from 'preact';
import type { Settings } from '../../../domain/setting/setting.ts';
import type { Board } from '../../../domain/statistics/board.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import './call-view.css';
import { counterName } from './counter-name.ts';

export interface CallsCardProps {
  /** `undefined` while no board of today is known. */
  calls: Board['calls'] | undefined;
  /** Whether calls come no more: then what stands here may be old. */
  isCut: boolean;
  settings: Settings;
}

/** The last five calls, the latest first. */
export function CallsCard({ calls, isCut, settings }: CallsCardProps): JSX.Element {
  return (
    <Card class="wall-last-calls" heading={words.lastCalls}>
      {isCut && <p class="wall-calls__cut">{words.callsCut}</p>}
      {calls === undefined || calls.length === 0 ? (
        <p class="wall-empty">{words.noCall}</p>
      ) : (
        <ol class="wall-calls g-plain-list">
          {calls.map((call) => (
            <li key={`${call.name} ${call.at}`} class="wall-calls__line">
              <span class="wall-calls__name">{call.name}</span>
              <span class="wall-calls__counter">{counterName(call.counter, settings)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
