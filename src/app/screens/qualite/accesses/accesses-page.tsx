import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ACCESS_ACTS } from '../../../../domain/access/access.ts';
import type { Failure } from '../../../../domain/kernel/failure.ts';
import { clockText, type SiteTime } from '../../../../domain/kernel/site-time.ts';
import { type AccessTelling, accessWord } from '../../../../i18n/fr/access-words.ts';
import { useDeviceNames } from '../../../parts/use-device-names.ts';
import { useGuichet } from '../../../state/guichet-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { CsvButton } from '../csv-button.tsx';
import { plainDay } from '../french.ts';
import { OfficeRefusal } from '../office-refusal.tsx';
import { accessReport, allAccesses } from './access-report.ts';
import { AccessesTable } from './accesses-table.tsx';
import { type AccessFilter, filterOf, useAccesses } from './use-accesses.ts';

/** Who did what: enrolments, codes, postes, contacts opened, settings of the safe, backups. Never any content. */
export function AccessesPage(): JSX.Element {
  const { desk, office } = useGuichet();
  const names = useDeviceNames();
  const [filter, setFilter] = useState<AccessFilter>({});
  const [failure, setFailure] = useState<Failure>();
  const accesses = useAccesses(filter);
  const { answer } = accesses;
  const telling: AccessTelling = {
    instant: (at) => instantText(at, desk.time),
    deviceName: (id) => names.get(id),
  };

  async function wholeLog() {
    const all = await allAccesses(office, filterOf(filter));
    setFailure(all.ok ? undefined : all.failure);
    return all.ok ? accessReport(all.value, telling) : undefined;
  }

  return (
    <Stack gap={5}>
      <SectionHeader
        title="Journal des accès"
        description="Qui a fait quoi, quand, et sur quel dossier : jamais le contenu. Les lignes s’effacent d’elles-mêmes, au bout d’un an si le site n’en décide pas autrement."
        actions={
          <Cluster>
            <Button class="no-print" icon="sync" onClick={accesses.reload}>
              Actualiser
            </Button>
            <Button class="no-print" icon="printer" onClick={() => print()}>
              Imprimer
            </Button>
            <CsvButton table={wholeLog} title="Journal des accès" suffix={desk.time.dayOf(desk.now())} />
          </Cluster>
        }
      />
      <div class="q-filters">
        <SelectField
          label="Action"
          options={[
            { value: '', label: 'Toutes' },
            ...ACCESS_ACTS.map((act) => ({ value: act, label: accessWord(act) })),
          ]}
          value={filter.act ?? ''}
          onChange={(act) => setFilter({ ...filter, act: act === '' ? undefined : act })}
        />
        <SelectField
          label="Fait par"
          options={[
            { value: '', label: 'Tous les appareils' },
            ...[...names].map(([value, label]) => ({ value, label })),
          ]}
          value={filter.device ?? ''}
          onChange={(device) => setFilter({ ...filter, device: device === '' ? undefined : device })}
        />
      </div>
      {failure !== undefined && <OfficeRefusal failure={failure} />}
      {answer === undefined && <Spinner label="Lecture du journal…" />}
      {answer?.ok === false && <OfficeRefusal failure={answer.failure} />}
      {answer?.ok && <AccessesTable rows={answer.value.accesses} telling={telling} />}
      {answer?.ok && (accesses.hasLater || answer.value.next !== undefined) && (
        <nav class="no-print" aria-label="Pages du journal">
          <Cluster>
            <Button icon="arrow-left" disabled={!accesses.hasLater} onClick={accesses.later}>
              Plus récent
            </Button>
            <Button
              iconEnd="arrow-right"
              disabled={answer.value.next === undefined}
              onClick={accesses.earlier}
            >
              Plus ancien
            </Button>
          </Cluster>
        </nav>
      )}
    </Stack>
  );
}

function instantText(at: number, time: SiteTime): string {
  const { day, minute } = time.local(at);
  return `${plainDay(day)} ${clockText(minute)}`;
}
