import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { addDays, isDay } from '../../../../domain/kernel/site-time.ts';
import { inOrder } from '../../../../domain/setting/setting.ts';
import { visitKind } from '../../../../domain/visit/visit.ts';
import { counted } from '../../../../i18n/fr/words.ts';
import { useGuichet, useLive, useSettings } from '../../../state/guichet-context.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Pager } from '../pager.tsx';
import { usePages } from '../use-pages.ts';
import { type VisitFilter, visitRows } from './visit-row.ts';
import { VisitsTable } from './visits-table.tsx';

const PAGE = 50;
/** Days a list may span: it is for finding one visit, figures are in the results. */
const LONGEST = 92;

const KEPT = [
  { value: 'all', label: 'Toutes' },
  { value: 'counted', label: 'Comptées' },
  { value: 'void', label: 'Annulées' },
] as const;

/** The visits of some days, each of which can be voided or restored. */
export function VisitsPage(): JSX.Element {
  const { desk } = useGuichet();
  const { services } = useSettings();
  const [from, setFrom] = useState(() => desk.time.dayOf(desk.now()));
  const [to, setTo] = useState(from);
  const [filter, setFilter] = useState<VisitFilter>({ service: '', kept: 'all' });
  const error = periodError(from, to);
  const records = useLive(
    (store) => (error === undefined ? store.ofDays(visitKind.name, from, to) : Promise.resolve([])),
    [from, to, error],
  );
  const rows = useMemo(() => visitRows(records ?? [], filter), [records, filter]);
  const pages = usePages(rows, PAGE, `${from} ${to} ${filter.service} ${filter.kept}`);
  const options = [
    { value: '', label: 'Tous les services' },
    ...inOrder(services).map(({ key, label }) => ({ value: key, label })),
  ];
  function setFirst(day: string): void {
    if (isDay(day) && isDay(to) && (to < day || to === from)) setTo(day);
    setFrom(day);
  }
  return (
    <Stack gap={5}>
      <SectionHeader
        title="Visites"
        description="Retrouvez une visite, annulez-la si c’est une erreur, rétablissez-la."
      />
      <div class="q-filters">
        <DateField label="Du" value={from} onInput={setFirst} />
        <DateField label="Au" value={to} onInput={setTo} error={error} />
        <SelectField
          label="Service"
          options={options}
          value={filter.service}
          onChange={(service) => setFilter({ ...filter, service })}
        />
        <SelectField
          label="Visites"
          options={KEPT}
          value={filter.kept}
          onChange={(kept) => setFilter({ ...filter, kept })}
        />
      </div>
      {records === undefined ? (
        <Spinner label="Lecture des visites…" />
      ) : (
        <>
          <p aria-live="polite">{counted(rows.length, 'visite', 'visites')}</p>
          <VisitsTable rows={pages.rows} />
          <Pager page={pages.page} count={pages.count} onGo={pages.go} />
        </>
      )}
    </Stack>
  );
}

function periodError(from: string, to: string): string | undefined {
  if (!isDay(from) || !isDay(to)) return 'Choisissez deux dates.';
  if (to < from) return 'La fin est avant le début : choisissez une date plus tardive.';
  return addDays(from, LONGEST - 1) < to ? `Choisissez au plus ${LONGEST} jours à la fois.` : undefined;
}
