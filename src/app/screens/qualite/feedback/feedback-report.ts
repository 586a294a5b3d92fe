import type { Settings } from '../../../../domain/setting/setting.ts';
import { CHANNEL_WORDS, TYPE_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import type { ReportTable } from '../../../../reports/report-table.ts';
import type { FeedbackRow } from './feedback-row.ts';
import { STATUS_WORDS } from './feedback-words.ts';

/** The list as a file: one line a form, with what was answered and done. */
export function feedbackReport(rows: readonly FeedbackRow[], { services, themes }: Settings): ReportTable {
  return {
    title: 'Réclamations, suggestions et remerciements',
    columns: [
      'Déposé le',
      'Relevé le',
      'Type',
      'Moyen',
      'Service',
      'Thème',
      'Texte',
      'État',
      'Échéance',
      'Répondu le',
      'Suites données',
    ],
    rows: rows.map(({ deposit, feedback, status, deadline }) => [
      deposit.depositedOn,
      deposit.collectedOn ?? null,
      TYPE_WORDS[deposit.type],
      CHANNEL_WORDS[deposit.channel],
      labelOf(deposit.service, services),
      labelOf(deposit.theme, themes),
      deposit.text,
      STATUS_WORDS[status].word,
      deposit.type === 'thanks' ? null : deadline,
      feedback.reply?.on ?? null,
      feedback.followUp?.text ?? null,
    ]),
  };
}

function labelOf(
  key: string | undefined,
  entries: Readonly<Record<string, { readonly label: string }>>,
): string | null {
  return key === undefined ? null : (entries[key]?.label ?? key);
}
