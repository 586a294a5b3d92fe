import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Day } from '../../../domain/kernel/site-time.ts';
import { useShortcutChoice } from '../../parts/shortcut-choice.ts';
import { ShortcutHints } from '../../parts/shortcut-hints.tsx';
import { useShortcuts } from '../../parts/use-shortcuts.ts';
import { useGuichet, useNow } from '../../state/guichet-context.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { AgendaBar } from './agenda-bar.tsx';
import { type AgendaView, daysShown, stepped } from './agenda-view.ts';
import { ConflictsCard } from './conflicts-card.tsx';
import { DayColumn } from './day-column.tsx';
import { MonthView } from './month-view.tsx';
import { MoveBar } from './move-bar.tsx';
import './pan.css';
import { PanActions } from './pan-actions.tsx';
import { PanDialogStack } from './pan-dialog-stack.tsx';
import { PeopleHere } from './people-here.tsx';
import { PrintedDay } from './printed-day.tsx';
import { REFERENCE_FIELD_ID, ReferenceSearch } from './reference-search.tsx';
import { usePanActs } from './use-pan-acts.ts';
import { usePanDays, withoutIdleWeekend } from './use-pan-days.ts';
import { usePanDialogs } from './use-pan-dialogs.ts';
import { WeekView } from './week-view.tsx';

/** The Point d'Accès Numérique: the agenda, who is here, and what was done. */
export function PanScreen(): JSX.Element {
  const { desk } = useGuichet();
  useNow(60_000);
  const today = desk.time.dayOf(desk.now());
  const [view, setView] = useState<AgendaView>('week');
  const [day, setDay] = useState<Day>(today);
  const [moving, setMoving] = useState<string>();
  const [from, to] = daysShown(view, day);
  const days = usePanDays(from, to);
  const acts = usePanActs();
  const dialogs = usePanDialogs();
  const [keysOn, setKeysOn] = useShortcutChoice();

  const step = (steps: number) => setDay(stepped(view, day, steps, today));
  function pressSlot(start: number): void {
    if (moving === undefined) dialogs.show({ open: 'booking', start });
    else void acts.move(moving, start).then((result) => result.ok && setMoving(undefined));
  }
  useShortcuts(
    {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      1: () => setView('day'),
      2: () => setView('week'),
      3: () => setView('month'),
      a: () => setDay(today),
      s: dialogs.showWalkIn,
      c: acts.begin,
      r: () => document.getElementById(REFERENCE_FIELD_ID)?.focus(),
    },
    keysOn,
  );
  const columns = view === 'week' ? withoutIdleWeekend(days ?? []) : (days ?? []);
  const shown = columns.find((one) => one.day === day) ?? columns[0];
  const open = dialogs.dialog?.open;
  const paper = open === 'slip' || open === 'attestation' ? open : undefined;
  const openAppointment = ({ id }: { id: string }) => dialogs.show({ open: 'appointment', id });

  return (
    <div class="pan" data-paper={paper}>
      <div class="pan__head no-print">
        <AgendaBar
          view={view}
          day={day}
          isNow={from <= today && today <= to}
          onView={setView}
          onStep={step}
          onToday={() => setDay(today)}
        />
        <PanActions day={shown} withKeys={keysOn} onWalkIn={dialogs.showWalkIn} />
      </div>
      <ConflictsCard
        today={today}
        onOpen={(id) => openAppointment({ id })}
        onMove={(id, start) => void acts.move(id, start)}
        onKeep={acts.keep}
      />
      {moving !== undefined && <MoveBar id={moving} onStop={() => setMoving(undefined)} />}
      <PeopleHere
        today={today}
        onBegin={acts.begin}
        onReceive={acts.receive}
        onSession={dialogs.showSessionOf}
      />
      {days === undefined || shown === undefined ? (
        <Spinner label="Lecture de l’agenda…" />
      ) : (
        <>
          {view === 'day' && (
            <div class="no-print">
              <DayColumn day={shown} onBook={pressSlot} onOpen={openAppointment} />
            </div>
          )}
          {view === 'week' && (
            <WeekView
              week={columns}
              shown={shown}
              onShow={setDay}
              onBook={pressSlot}
              onOpen={openAppointment}
            />
          )}
          {view === 'month' && (
            <MonthView
              days={days}
              month={day}
              onShow={(chosen) => {
                setDay(chosen);
                setView('day');
              }}
            />
          )}
          <PrintedDay day={shown} />
        </>
      )}
      <ReferenceSearch today={today} onOpen={openAppointment} />
      <ShortcutHints hints={HINTS} enabled={keysOn} onToggle={setKeysOn} />
      <PanDialogStack dialogs={dialogs} acts={acts} onMove={({ id }) => setMoving(id)} />
    </div>
  );
}

const HINTS = [
  ['← →', 'avant, après'],
  ['1 2 3', 'jour, semaine, mois'],
  ['A', 'aujourd’hui'],
  ['C', 'commencer une séance'],
  ['S', 'séance sans rendez-vous'],
  ['R', 'chercher une référence'],
  ['Ctrl+Z', 'annuler la dernière action'],
] as const;
