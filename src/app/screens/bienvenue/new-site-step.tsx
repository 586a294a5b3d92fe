import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Device } from '../../../contract/enrolment.ts';
import { HOLIDAY_REGIONS } from '../../../domain/kernel/holiday-regions.ts';
import { DEPARTMENTS, departmentOf } from '../../../domain/setting/departments.ts';
import { HOLIDAY_REGION_NAMES } from '../../../i18n/fr/holiday-region-names.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DeviceNameField } from './device-name-field.tsx';
import { EnrolmentActions } from './enrolment-actions.tsx';
import type { EnrolmentDesk } from './enrolment-desk.ts';
import { EMPTY_SITE, type SiteDraft, siteErrors, siteOf, withDepartment } from './new-site.ts';
import { FRENCH_TIME_ZONES } from './time-zones.ts';
import { useEnrolment } from './use-enrolment.ts';

export interface NewSiteStepProps {
  code: string;
  desk: EnrolmentDesk;
  onEnrolled: (device: Device) => void;
  onOtherCode: () => void;
}

const DEPARTMENT_OPTIONS = DEPARTMENTS.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }));
const REGION_OPTIONS = HOLIDAY_REGIONS.map((region) => ({
  value: region,
  label: HOLIDAY_REGION_NAMES[region],
}));

/** The first poste of a new site: who and where, so that hours and working days are right from the first visitor. */
export function NewSiteStep({ code, desk, onEnrolled, onOtherCode }: NewSiteStepProps): JSX.Element {
  const [draft, setDraft] = useState<SiteDraft>(EMPTY_SITE);
  const [attempt, setAttempt] = useState(0);
  const work = useEnrolment(code, desk, onEnrolled);
  const errors = attempt === 0 ? [] : siteErrors(draft);
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.message;
  const edit = (change: Partial<SiteDraft>) => setDraft((former) => ({ ...former, ...change }));

  function submit(event: Event): void {
    event.preventDefault();
    setAttempt((n) => n + 1);
    const site = siteOf(draft);
    if (site !== undefined) void work.enrol(draft.deviceName, site);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <p>
          Ce navigateur devient le premier poste du site. Tout se change ensuite dans les réglages, sauf le
          fuseau horaire.
        </p>
        <ErrorSummary
          title={errors.length > 1 ? `${errors.length} réponses à corriger` : 'Une réponse à corriger'}
          errors={errors}
          attempt={attempt}
        />
        <TextField
          id="site-name"
          label="Nom du site"
          hint="Par exemple : Préfecture du Gers."
          value={draft.name}
          onInput={(name) => edit({ name })}
          error={errorOf('site-name')}
          required
          maxLength={200}
          autoComplete="organization"
        />
        <SelectField
          id="site-department"
          label="Département"
          options={DEPARTMENT_OPTIONS}
          value={draft.department}
          onChange={(department) => setDraft((former) => withDepartment(former, department))}
          placeholder="Choisir…"
          error={errorOf('site-department')}
          required
        />
        <SelectField
          id="site-zone"
          label="Fuseau horaire"
          hint="L’heure du site, quelle que soit celle des appareils."
          options={FRENCH_TIME_ZONES}
          value={draft.zone}
          onChange={(zone) => edit({ zone })}
          placeholder="Choisir…"
          error={errorOf('site-zone')}
          required
        />
        <SelectField
          id="site-holidays"
          label="Jours fériés"
          hint={holidayHint(draft.department)}
          options={REGION_OPTIONS}
          value={draft.holidayRegion}
          onChange={(holidayRegion) => edit({ holidayRegion })}
          placeholder="Choisir…"
          error={errorOf('site-holidays')}
          required
        />
        <DeviceNameField
          value={draft.deviceName}
          error={errorOf('device-name')}
          onInput={(deviceName) => edit({ deviceName })}
        />
        <EnrolmentActions label="Créer le site" work={work} onOtherCode={onOtherCode} />
      </Stack>
    </form>
  );
}

/** Where a département leaves a choice, says so. */
function holidayHint(code: string | undefined): string {
  const proposed = code === undefined ? undefined : departmentOf(code)?.holidayRegions;
  if (proposed === undefined || proposed.length < 2)
    return 'Ils comptent dans les délais de réponse et les heures d’affluence.';
  return `À vérifier, selon la commune et l’usage local : ${proposed.map((region) => `« ${HOLIDAY_REGION_NAMES[region]} »`).join(' ou ')}.`;
}
