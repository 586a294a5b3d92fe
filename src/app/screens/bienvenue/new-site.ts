import type { NewSite } from '../../../contract/enrolment.ts';
import type { HolidayRegion } from '../../../domain/kernel/holiday-regions.ts';
import { departmentOf } from '../../../domain/setting/departments.ts';
import { deviceNameError } from './device-name-field.tsx';

/** The form of a new site, as it is being filled. */
export interface SiteDraft {
  readonly name: string;
  readonly department: string | undefined;
  readonly zone: string | undefined;
  readonly holidayRegion: HolidayRegion | undefined;
  readonly deviceName: string;
}

export const EMPTY_SITE: SiteDraft = {
  name: '',
  department: undefined,
  zone: undefined,
  holidayRegion: undefined,
  deviceName: '',
};

/** A département brings its time zone and its likeliest holidays. */
export function withDepartment(draft: SiteDraft, code: string): SiteDraft {
  const department = departmentOf(code);
  if (department === undefined) return draft;
  return { ...draft, department: code, zone: department.zone, holidayRegion: department.holidayRegions[0] };
}

/** What is missing, in the order of the form. */
export function siteErrors(draft: SiteDraft): { fieldId: string; message: string }[] {
  const nameless = deviceNameError(draft.deviceName);
  const checks: readonly [boolean, string, string][] = [
    [draft.name.trim() === '', 'site-name', 'Donnez un nom au site.'],
    [draft.department === undefined, 'site-department', 'Choisissez le département.'],
    [draft.zone === undefined, 'site-zone', 'Choisissez le fuseau horaire.'],
    [draft.holidayRegion === undefined, 'site-holidays', 'Choisissez les jours fériés.'],
    [nameless !== undefined, 'device-name', nameless ?? ''],
  ];
  return checks.filter(([wrong]) => wrong).map(([, fieldId, message]) => ({ fieldId, message }));
}

/** The site as the endpoint takes it; `undefined` while anything is missing. */
export function siteOf(draft: SiteDraft): NewSite | undefined {
  const { name, department, zone, holidayRegion } = draft;
  if (
    siteErrors(draft).length > 0 ||
    department === undefined ||
    zone === undefined ||
    holidayRegion === undefined
  ) {
    return undefined;
  }
  return { name: name.trim(), department, zone, holidayRegion };
}
