import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { feedbackKind } from '../../../../domain/feedback/feedback.ts';
import { workCalendar } from '../../../../domain/setting/work-calendar.ts';
import { useGuichet, useLive, useNow, useSettings } from '../../../state/guichet-context.ts';
import { Cluster } from '../../../ui/cluster.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { StatFigure } from '../../../ui/stat-figure.tsx';
import { CsvButton } from '../csv-button.tsx';
import { figure } from '../french.ts';
import { Pager } from '../pager.tsx';
import { usePages } from '../use-pages.ts';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { FeedbackFilters } from './feedback-filters.tsx';
import { feedbackReport } from './feedback-report.ts';
import { type FeedbackFilter, feedbackRows, filtered } from './feedback-row.ts';
import { FeedbackTable } from './feedback-table.tsx';

const PAGE = 50;
const YEARS_SHOWN = 6;
const TITLE = 'Réclamations, suggestions et remerciements';

/** The forms of a year: what waits for a reply comes first. */
export function ComplaintsPanel(): JSX.Element {
  const { desk } = useGuichet();
  const settings = useSettings();
  const today = desk.time.dayOf(useNow(60_000));
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_SHOWN }, (_, index) => String(thisYear - index));
  const [year, setYear] = useState(String(thisYear));
  const [filter, setFilter] = useState<FeedbackFilter>({ status: 'all', type: 'all', channel: 'all' });
  const [opened, setOpened] = useState<string>();
  const records = useLive(
    (store) => store.ofDays(feedbackKind.name, `${year}-01-01`, `${year}-12-31`),
    [year],
  );
  const all = useMemo(
    () => feedbackRows(records ?? [], today, workCalendar(settings)),
    [records, today, settings],
  );
  const rows = filtered(all, filter);
  const pages = usePages(rows, PAGE, JSON.stringify([filter, year]));
  if (records === undefined) return <Spinner label="Lecture des formulaires…" />;
  return (
    <Stack gap={5}>
      <div class="q-figures">
        <StatFigure value={figure(filtered(all, { ...filter, status: 'todo' }).length)} label="à répondre" />
        <StatFigure value={figure(filtered(all, { ...filter, status: 'late' }).length)} label="en retard" />
        <StatFigure
          value={figure(filtered(all, { ...filter, status: 'replied' }).length)}
          label="répondues"
        />
      </div>
      <FeedbackFilters filter={filter} years={years} year={year} onFilter={setFilter} onYear={setYear} />
      <Cluster justify="between">
        <p aria-live="polite">
          {figure(rows.length)} {rows.length < 2 ? 'formulaire' : 'formulaires'}
        </p>
        <CsvButton title={TITLE} suffix={year} table={() => feedbackReport(rows, settings)} />
      </Cluster>
      <FeedbackTable rows={pages.rows} onOpen={setOpened} />
      <Pager page={pages.page} count={pages.count} onGo={pages.go} />
      <FeedbackDialog row={all.find(({ id }) => id === opened)} onClose={() => setOpened(undefined)} />
    </Stack>
  );
}
