import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { offered } from '../../../domain/setting/setting.ts';
import { callName } from '../../../domain/visit/call-name.ts';
import { visitStatus } from '../../../domain/visit/visit.ts';
import { type ArrivedVisit, arrivedVisits } from '../../../domain/visit/waiting-line.ts';
import { hourWords } from '../../../i18n/fr/day-words.ts';
import { VISIT_STATUS_WORDS } from '../../../i18n/fr/visit-words.ts';
import { useGuichet, useLive, useSettings } from '../../state/guichet-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ArrivalEditor } from './arrival-editor.tsx';
import type { DeskActs } from './use-desk-acts.ts';
import { VoidChoice } from './void-choice.tsx';

export interface VisitDialogProps {
  /** The visit to show; the dialog is closed when absent. */
  id: string | undefined;
  acts: DeskActs;
  onPrint: (entry: ArrivedVisit) => void;
  onSend: (entry: ArrivedVisit) => void;
  onClose: () => void;
}

/** One visit, whole: corrected, ended, or taken out of the count. */
export function VisitDialog({ id, acts, onPrint, onSend, onClose }: VisitDialogProps): JSX.Element | null {
  const record = useLive(async (store) => (id === undefined ? undefined : store.get(id)), [id]);
  const entry = record && arrivedVisits([record])[0];
  if (id === undefined || entry === undefined) return null;
  return (
    <Dialog open title={`Visite ${callName(entry)}`} onClose={onClose} closeLabel="Fermer" size="lg">
      <VisitFacts entry={entry} />
      {entry.visit.void === undefined && (
        <VisitEditing
          key={id}
          entry={entry}
          acts={acts}
          onPrint={onPrint}
          onSend={onSend}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function VisitFacts({ entry }: { entry: ArrivedVisit }): JSX.Element {
  const { desk } = useGuichet();
  const { counters } = useSettings();
  const { arrival, call, departure } = entry.visit;
  return (
    <Cluster gap={2}>
      <Badge tone="info">{VISIT_STATUS_WORDS[visitStatus(entry.visit)]}</Badge>
      <Badge>{`Arrivée ${hourWords(arrival.at, desk.time)}`}</Badge>
      {call && (
        <Badge>{`Appel ${hourWords(call.at, desk.time)}, ${counters[call.counter]?.label ?? call.counter}`}</Badge>
      )}
      {departure && <Badge>{`Départ ${hourWords(departure.at, desk.time)}`}</Badge>}
    </Cluster>
  );
}

function VisitEditing({
  entry,
  acts,
  onPrint,
  onSend,
  onClose,
}: Omit<VisitDialogProps, 'id'> & { entry: ArrivedVisit }): JSX.Element {
  const { services } = useSettings();
  const [voiding, setVoiding] = useState(false);
  const status = visitStatus(entry.visit);
  const isHere = status === 'waiting' || status === 'held' || status === 'called';
  const { arrival } = entry.visit;
  function thenClose(act: () => void): () => void {
    return () => {
      act();
      onClose();
    };
  }
  return (
    <>
      <Cluster gap={2}>
        {isHere && (
          <>
            <Button icon="check" onClick={thenClose(() => acts.serve(entry))}>
              Servi
            </Button>
            <Button onClick={thenClose(() => onSend(entry))}>Envoyer…</Button>
            {status === 'held' ? (
              <Button onClick={thenClose(() => acts.resume(entry))}>Remettre dans la file</Button>
            ) : (
              <Button onClick={thenClose(() => acts.hold(entry))}>Mettre de côté</Button>
            )}
            <Button onClick={thenClose(() => acts.leave(entry))}>Parti sans être reçu</Button>
          </>
        )}
        {arrival.ticket && (
          <Button icon="printer" onClick={thenClose(() => onPrint(entry))}>
            Imprimer le ticket
          </Button>
        )}
        {!voiding && (
          <Button variant="quiet" icon="trash" onClick={() => setVoiding(true)}>
            Annuler cette visite…
          </Button>
        )}
      </Cluster>
      {voiding && <VoidChoice onChoose={(reason) => thenClose(() => acts.takeOut(entry, reason))()} />}
      <SelectField
        label="Service"
        value={arrival.service}
        options={offered(services).map(({ key, label }) => ({ value: key, label }))}
        onChange={(service) => acts.edit({ id: entry.id, service })}
      />
      <ArrivalEditor arrival={arrival} onEdit={(edit) => acts.edit({ id: entry.id, ...edit })} />
    </>
  );
}
