import { ACCESS_PAGE_MAX, type Access } from '../../../../domain/access/access.ts';
import { ok, type Result } from '../../../../domain/kernel/result.ts';
import { type AccessTelling, accessDetailText, accessWord } from '../../../../i18n/fr/access-words.ts';
import type { ReportTable } from '../../../../reports/report-table.ts';
import type { Office } from '../../../services.ts';
import type { AccessFilter } from './use-accesses.ts';

/** Every line that the filter leaves, the latest first. */
export async function allAccesses(office: Office, filter: AccessFilter): Promise<Result<readonly Access[]>> {
  const accesses: Access[] = [];
  let before: string | undefined;
  do {
    const query = { ...filter, limit: ACCESS_PAGE_MAX, ...(before === undefined ? {} : { before }) };
    const page = await office.accesses(query);
    if (!page.ok) return page;
    accesses.push(...page.value.accesses);
    before = page.value.next;
  } while (before !== undefined);
  return ok(accesses);
}

/** The log as a file; ids of records whole, so that a line can be found again. */
export function accessReport(accesses: readonly Access[], telling: AccessTelling): ReportTable {
  return {
    title: 'Journal des accès',
    columns: ['Quand', 'Qui', 'Action', 'Sur quoi', 'Identifiant'],
    rows: accesses.map((access) => [
      telling.instant(access.at),
      access.who,
      accessWord(access.act),
      accessDetailText(access, telling),
      access.detail.record ?? access.detail.device ?? null,
    ]),
  };
}
