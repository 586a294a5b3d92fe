import { accompanimentsIn } from '../domain/appointment/accompaniments-in.ts';
import { appointmentStatus } from '../domain/appointment/appointment.ts';
import type { DatedAppointment } from '../domain/appointment/dated-appointment.ts';
import { referenceOf } from '../domain/kernel/ids.ts';
import { clockText, type Day, type SiteTime } from '../domain/kernel/site-time.ts';
import type { Settings } from '../domain/setting/setting.ts';
import {
  APPOINTMENT_STATUS_WORDS,
  AUTONOMY_WORDS,
  HELP_WORDS,
  SESSION_RESULT_WORDS,
} from '../i18n/fr/appointment-words.ts';
import type { ReportTable } from './report-table.ts';

/** The list of a day of the PAN: by reference, without a name. */
export function appointmentsTable(
  day: Day,
  appointments: readonly DatedAppointment[],
  { procedures }: Pick<Settings, 'procedures'>,
  time: SiteTime,
): ReportTable {
  return {
    title: 'Rendez-vous du PAN',
    columns: [
      'Jour',
      'Heure',
      'Référence',
      'Démarche',
      'État',
      'Début de séance',
      'Fin de séance',
      'Personnes',
      'Accompagnements',
      'Aide apportée',
      'Autonomie',
      'Résultat',
      'Attestation',
    ],
    rows: appointments.map(({ id, at, slot, values }) => {
      const { session, attestation } = values;
      const procedure = session?.procedure ?? slot?.procedure ?? '';
      const clock = (instant: number) => clockText(time.local(instant).minute);
      return [
        day,
        clock(at),
        slot === undefined ? 'Sans rendez-vous' : referenceOf(id),
        procedures[procedure]?.label ?? procedure,
        APPOINTMENT_STATUS_WORDS[appointmentStatus(values)],
        session === undefined ? null : clock(session.start),
        session === undefined ? null : clock(session.end),
        session === undefined ? null : session.people,
        session === undefined ? null : accompanimentsIn(session),
        session === undefined ? null : session.help.map((kind) => HELP_WORDS[kind]).join(', '),
        session === undefined ? null : AUTONOMY_WORDS[session.autonomy],
        session === undefined ? null : SESSION_RESULT_WORDS[session.result],
        attestation === undefined ? null : clock(attestation.at),
      ];
    }),
  };
}
