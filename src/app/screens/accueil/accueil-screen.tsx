import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { GuichetRecord } from '../../../domain/kernel/record.ts';
import { offered } from '../../../domain/setting/setting.ts';
import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useShortcutChoice } from '../../parts/shortcut-choice.ts';
import { ShortcutHints } from '../../parts/shortcut-hints.tsx';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import './accueil.css';
import { Button } from '../../ui/button.tsx';
import { AppointmentsToday } from './appointments-today.tsx';
import { ComplaintButton } from './complaint-button.tsx';
import { CounterDialog } from './counter-dialog.tsx';
import { CountingCard } from './counting-card.tsx';
import { LastEntry } from './last-entry.tsx';
import { PaperDayButton } from './paper-day-button.tsx';
import { PrintedTicket } from './printed-ticket.tsx';
import { SendDialog } from './send-dialog.tsx';
import { type OfferedService, ServiceTiles } from './service-tiles.tsx';
import { useCalling } from './use-calling.ts';
import { useCounting } from './use-counting.ts';
import { useDeskActs } from './use-desk-acts.ts';
import { useDeskDay } from './use-desk-day.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { VisitDialog } from './visit-dialog.tsx';
import { VisitsToday } from './visits-today.tsx';
import { WaitingPanel } from './waiting-panel.tsx';

/** The counter: register, call, end, and see the day. */
export function AccueilScreen(): JSX.Element {
  const { desk } = useGuichet();
  const services = offered(useSettings().services);
  const day = useDeskDay();
  const acts = useDeskActs();
  const calling = useCalling(day, acts);
  const [last, setLast] = useState<GuichetRecord>();
  const [openId, setOpenId] = useState<string>();
  const [sent, setSent] = useState<ArrivedVisit>();
  const [printed, setPrinted] = useState<ArrivedVisit>();
  const counting = useCounting(acts);
  const [keysOn, setKeysOn] = useShortcutChoice();

  async function register(service: OfferedService): Promise<void> {
    if (counting.on) return counting.count(service);
    const id = await acts.register(service);
    if (id !== undefined) setLast(await desk.store.get(id));
  }
  useDeskKeys({
    services,
    here: calling.here,
    acts,
    enabled: keysOn,
    register,
    callNext: calling.callNext,
    toggleCounting: counting.toggle,
  });

  return (
    <div class="accueil">
      <section class="accueil__entry no-print" aria-label="Enregistrer un visiteur">
        <ServiceTiles
          services={services}
          counts={day.counts}
          withKeys={keysOn}
          onPress={(service) => void register(service)}
        />
        <Button
          icon={counting.on ? 'undo' : 'plus'}
          aria-pressed={counting.on}
          aria-keyshortcuts={keysOn ? 'C' : undefined}
          onClick={counting.toggle}
        >
          {counting.on ? 'Reprendre les tickets' : 'Compter sans ticket (heure de pointe)'}
        </Button>
        {counting.on ? (
          <CountingCard people={counting.people} onPeople={counting.setPeople} last={counting.last} />
        ) : (
          <LastEntry registered={last} acts={acts} onPrint={setPrinted} />
        )}
      </section>
      <div class="accueil__line">
        <WaitingPanel
          day={day}
          line={calling.line}
          services={calling.services}
          onServices={calling.setServices}
          counter={calling.counter}
          withKeys={keysOn}
          acts={acts}
          onCallNext={calling.callNext}
          onCall={calling.call}
          onOpen={({ id }) => setOpenId(id)}
          onSend={setSent}
          onChangeCounter={calling.askCounter}
        />
      </div>
      <div class="accueil__appointments">
        <AppointmentsToday today={day.today} acts={acts} />
      </div>
      <div class="accueil__day">
        <VisitsToday day={day} onOpen={({ id }) => setOpenId(id)} />
        <div class="accueil__more no-print">
          <ComplaintButton />
          <PaperDayButton />
        </div>
        <ShortcutHints hints={HINTS} enabled={keysOn} onToggle={setKeysOn} />
      </div>
      <CounterDialog open={calling.asking} onChoose={calling.chooseCounter} onClose={calling.stopAsking} />
      <VisitDialog
        id={openId}
        acts={acts}
        onPrint={setPrinted}
        onSend={setSent}
        onClose={() => setOpenId(undefined)}
      />
      {printed && <PrintedTicket key={printed.id} entry={printed} onDone={() => setPrinted(undefined)} />}
      <SendDialog visit={sent} acts={acts} onClose={() => setSent(undefined)} />
    </div>
  );
}

const HINTS = [
  ['1 … 9', 'enregistrer'],
  ['N', 'appeler le suivant'],
  ['S', 'servi'],
  ['C', 'compter sans ticket'],
  ['R', 'chercher'],
  ['Ctrl+Z', 'annuler la dernière action'],
] as const;
