import type { JSX } from 'preact';
import { saveFile } from '../../parts/save-file.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import { Button } from '../../ui/button.tsx';
import type { PanDay } from './use-pan-days.ts';

export interface PanActionsProps {
  /** The day whose list is printed or handed over as a file. */
  day: PanDay | undefined;
  withKeys: boolean;
  onWalkIn: () => void;
}

/** What is done with the day as a whole, and the session of somebody nobody expected. */
export function PanActions({ day, withKeys, onWalkIn }: PanActionsProps): JSX.Element {
  const { desk } = useGuichet();
  const settings = useSettings();

  async function saveList({ day: date, appointments }: PanDay): Promise<void> {
    // Fetched when it is asked for: the agenda's first picture does not wait for it.
    const [{ appointmentsTable }, { csvFileName, csvOfTable }] = await Promise.all([
      import('../../../reports/appointments-table.ts'),
      import('../../../reports/csv-of-table.ts'),
    ]);
    const table = appointmentsTable(date, appointments, settings, desk.time);
    saveFile(csvOfTable(table), csvFileName(table.title, date), 'text/csv');
  }

  return (
    <div class="pan__acts">
      <Button icon="printer" onClick={() => print()}>
        Imprimer la journée
      </Button>
      {day && (
        <Button icon="download" onClick={() => void saveList(day)}>
          CSV
        </Button>
      )}
      <Button variant="primary" icon="plus" aria-keyshortcuts={withKeys ? 'S' : undefined} onClick={onWalkIn}>
        Séance sans rendez-vous
      </Button>
    </div>
  );
}
