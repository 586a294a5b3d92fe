import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { responseKind } from '../../../../domain/response/response.ts';
import { counted } from '../../../../i18n/fr/words.ts';
import { useLive } from '../../../state/guichet-context.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Pager } from '../pager.tsx';
import { PeriodPicker } from '../results/period-picker.tsx';
import { usePeriod } from '../results/use-period.ts';
import { usePages } from '../use-pages.ts';
import { responseRows } from './response-row.ts';
import { ResponsesTable } from './responses-table.tsx';

const PAGE = 50;

/** The questionnaires of a period, one by one. */
export function ResponsesPanel(): JSX.Element {
  const chosen = usePeriod('month');
  const { from, to } = chosen.period;
  const records = useLive((store) => store.ofDays(responseKind.name, from, to), [from, to]);
  const rows = useMemo(() => responseRows(records ?? []), [records]);
  const pages = usePages(rows, PAGE, `${from} ${to}`);
  return (
    <Stack gap={5}>
      <PeriodPicker
        name={chosen.name}
        free={chosen.free}
        period={chosen.period}
        onName={chosen.setName}
        onFree={chosen.setFree}
      />
      {records === undefined ? (
        <Spinner label="Lecture des questionnaires…" />
      ) : (
        <>
          <p aria-live="polite">{counted(rows.length, 'questionnaire', 'questionnaires')}</p>
          <ResponsesTable rows={pages.rows} />
          <Pager page={pages.page} count={pages.count} onGo={pages.go} />
        </>
      )}
    </Stack>
  );
}
