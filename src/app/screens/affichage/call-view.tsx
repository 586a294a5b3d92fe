import type { JSX } from 'preact';
import type { RecentCall } from '../../../domain/statistics/visit-columns.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { callWords } from '../../../i18n/visitors/wall-calls.ts';
import './call-view.css';

/** The call of this moment, over the whole glass. */
export function CallView({ call, counter }: { call: RecentCall; counter: string }): JSX.Element {
  const { ticket, language } = callWords(call.language);
  return (
    <section class="wall-call" role="alert" aria-label={words.called}>
      <p class="wall-call__word" lang={language} dir="auto">
        {ticket}
      </p>
      <p class="wall-call__name">{call.name}</p>
      <p class="wall-call__counter">{counter}</p>
    </section>
  );
}
