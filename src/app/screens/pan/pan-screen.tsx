import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DatedAppointment } from '../../../domain/appointment/dated-appointment.ts';
import { addDays, type Day, mondayOf } from '../../../domain/kernel/site-time.ts';
import { useShortcutChoice } from '../../parts/shortcut-choice.ts';
import { ShortcutHints } from '../../parts/shortcut-hints.tsx';
import { useShortcuts } from '../../parts/use-shortcuts.ts';
import { useGuichet, useNow } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { MoveBar } from './move-bar.tsx';
import './pan.css';
import { PanDialogStack } from './pan-dialog-stack.tsx';
import { PeopleHere } from './people-here.tsx';
import { PrintedDay } from './printed-day.tsx';
import { usePanActs } from './use-pan-acts.ts';
import { usePanDialogs } from './use-pan-dialogs.ts';
import { usePanWeek } from './use-pan-week.ts';
import { WeekBar } from './week-bar.tsx';
import { WeekView } from './week-view.tsx';

/** The Point d'Accès Numérique: the week, who is here, and what was done. */
export function PanScreen(): JSX.Element {
  const { desk } = useGuichet();
  useNow(60_000);
  const today = desk.time.dayOf(desk.now());
  const thisMonday = mondayOf(today);
  const [monday, setMonday] = useState(thisMonday);
  const [chosenDay, setChosenDay] = useState<Day>(today);
  const [moving, setMoving] = useState<DatedAppointment>();
  const week = usePanWeek(monday);
  const acts = usePanActs();
  const dialogs = usePanDialogs();
  const [keysOn, setKeysOn] = useShortcutChoice();

  function goTo(nextMonday: Day): void {
    setMonday(nextMonday);
    setChosenDay(nextMonday === thisMonday ? today : nextMonday);
  }
  function pressSlot(start: number): void {
    if (moving === undefined) dialogs.show({ open: 'booking', start });
    else void acts.move(moving.id, start).then((result) => result.ok && setMoving(undefined));
  }
  useShortcuts(
    {
      ArrowLeft: () => goTo(addDays(monday, -7)),
      ArrowRight: () => goTo(addDays(monday, 7)),
      a: () => goTo(thisMonday),
      s: dialogs.showWalkIn,
    },
    keysOn,
  );
  const shown = week?.find(({ day }) => day === chosenDay) ?? week?.[0];
  const slipOpen = dialogs.dialog?.open === 'slip';

  return (
    <div class="pan" data-slip={slipOpen ? '' : undefined}>
      <div class="pan__head no-print">
        <WeekBar
          monday={monday}
          isThisWeek={monday === thisMonday}
          onMove={(weeks) => goTo(addDays(monday, 7 * weeks))}
          onThisWeek={() => goTo(thisMonday)}
        />
        <div class="pan__acts">
          <Button icon="printer" onClick={() => print()}>
            Imprimer la journée
          </Button>
          <Button
            variant="primary"
            icon="plus"
            aria-keyshortcuts={keysOn ? 'S' : undefined}
            onClick={dialogs.showWalkIn}
          >
            Séance sans rendez-vous
          </Button>
        </div>
      </div>
      {moving && <MoveBar moving={moving} onStop={() => setMoving(undefined)} />}
      <PeopleHere today={today} onReceive={acts.receive} onSession={dialogs.showSessionOf} />
      {week === undefined || shown === undefined ? (
        <Spinner label="Lecture de l’agenda…" />
      ) : (
        <>
          <WeekView
            week={week}
            shown={shown}
            onShow={setChosenDay}
            onBook={pressSlot}
            onOpen={({ id }) => dialogs.show({ open: 'appointment', id })}
          />
          <PrintedDay day={shown} />
        </>
      )}
      <ShortcutHints hints={HINTS} enabled={keysOn} onToggle={setKeysOn} />
      <PanDialogStack dialogs={dialogs} acts={acts} onMove={setMoving} />
    </div>
  );
}

const HINTS = [
  ['← →', 'semaine précédente, suivante'],
  ['A', 'cette semaine'],
  ['S', 'séance sans rendez-vous'],
  ['Ctrl+Z', 'annuler la dernière action'],
] as const;
