import type { JSX } from 'preact';
import type { AppointmentAttestation } from '../../../domain/appointment/appointment.ts';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import { ATTESTATION_WORDS } from '../../../i18n/fr/appointment-words.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { frenchDay } from '../../../i18n/fr/words.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';

export interface AttestationPaperProps {
  id: string;
  at: number;
  name: string;
  procedure: string | undefined;
  reason: AppointmentAttestation['reason'] | undefined;
  note: string;
}

const TO_FILL = '……………………………………………………………';

/** The attestation on paper: the site's own words for what was seen, no text of law. Not on the screen. */
export function AttestationPaper(props: AttestationPaperProps): JSX.Element {
  const { id, at, procedure, reason } = props;
  const { desk } = useGuichet();
  const { site, procedures } = useSettings();
  const name = props.name.trim();
  const note = props.note.trim();
  return (
    <div class="pan-printed-paper print-only">
      <p>
        <strong>{site.name}</strong>
        <br />
        Point d’Accès Numérique
      </p>
      <h2>Attestation d’impossibilité d’accomplir une démarche en ligne</h2>
      <p>
        {`Le Point d’Accès Numérique atteste que ${name === '' ? TO_FILL : name} s’est présenté(e) le ${frenchDay(desk.time.dayOf(at))} à ${hourWords(at, desk.time)} pour accomplir en ligne la démarche suivante : `}
        <strong>{procedure === undefined ? TO_FILL : (procedures[procedure]?.label ?? procedure)}</strong>.
      </p>
      <p>
        Cette démarche n’a pas pu être accomplie en ligne :{' '}
        {reason === undefined ? TO_FILL : ATTESTATION_WORDS[reason]}.
      </p>
      {note !== '' && <p class="pan-printed-paper__note">{note}</p>}
      <p>Référence : {referenceOf(id)}</p>
      <p class="pan-printed-paper__sign">
        {`Fait le ${frenchDay(desk.time.dayOf(at))}`}
        <br />
        Signature et cachet :
      </p>
    </div>
  );
}
