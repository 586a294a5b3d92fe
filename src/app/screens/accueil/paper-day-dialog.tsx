import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { countVisits } from '../../../commands/count-visits.ts';
import { openingOn } from '../../../domain/affluence/opening.ts';
import { PAN_SERVICE } from '../../../domain/appointment/agenda.ts';
import { isDay } from '../../../domain/kernel/site-time.ts';
import { offered } from '../../../domain/setting/setting.ts';
import { dayWords } from '../../../i18n/fr/day-words.ts';
import { counted } from '../../../i18n/fr/words.ts';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Stepper } from '../../ui/stepper.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${hour} h – ${hour + 1} h`,
}));
const MOST_VISITS = 200;

/** After a day on paper: an hour, a service, how many. Each line is kept at once, and Ctrl+Z takes the last back. */
export function PaperDayDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { desk } = useGuichet();
  const settings = useSettings();
  const services = offered(settings.services);
  const act = useAct();
  const today = desk.time.dayOf(desk.now());
  const [day, setDay] = useState<string>(today);
  const [hour, setHour] = useState('9');
  const [service, setService] = useState(services[0]?.key ?? '');
  const [visits, setVisits] = useState(1);
  const [people, setPeople] = useState(1);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [error, setError] = useState<string>();
  const closed = isDay(day) && !openingOn(day, settings).open;

  async function save(): Promise<void> {
    const refusal = dayRefusal(day, today);
    setError(refusal);
    if (refusal !== undefined) return;
    const one = services.find(({ key }) => key === service);
    const words = `${dayWords(day)}, ${hour} h – ${Number(hour) + 1} h, ${one?.short ?? service} : ${counted(visits, 'visite', 'visites')}`;
    const { ok } = await act(
      countVisits,
      {
        service,
        appointment: (one?.byAppointment ?? false) && service !== PAN_SERVICE,
        visits,
        people,
        at: desk.time.at(day, Number(hour) * 60),
        precision: 'hour' as const,
      },
      { said: words },
    );
    if (!ok) return;
    setKept([words, ...kept]);
    setVisits(1);
    setPeople(1);
  }

  return (
    <Dialog
      open
      title="Saisir une journée sur papier"
      onClose={onClose}
      closeLabel="Fermer"
      footer={
        <>
          <Button onClick={onClose}>Terminé</Button>
          <Button variant="primary" icon="check" onClick={() => void save()}>
            Enregistrer cette ligne
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <DateField label="Jour" value={day} max={today} onInput={setDay} error={error} />
        {closed && (
          <Notice tone="warning">Le site est fermé ce jour-là : vérifiez la date avant d’enregistrer.</Notice>
        )}
        <SelectField label="Heure d’arrivée" options={HOURS} value={hour} onChange={setHour} />
        <SelectField
          label="Service"
          options={services.map(({ key, label }) => ({ value: key, label }))}
          value={service}
          onChange={setService}
        />
        <Cluster gap={4}>
          <Stepper
            label="Visites"
            value={visits}
            min={1}
            max={MOST_VISITS}
            onChange={setVisits}
            decreaseLabel="Une visite de moins"
            increaseLabel="Une visite de plus"
          />
          <Stepper
            label="Personnes par visite"
            value={people}
            min={1}
            max={500}
            onChange={setPeople}
            decreaseLabel="Une personne de moins"
            increaseLabel="Une personne de plus"
          />
        </Cluster>
        <ul class="g-plain-list" aria-label="Lignes enregistrées">
          {kept.map((words, rank) => (
            <li key={kept.length - rank}>{words}</li>
          ))}
        </ul>
      </Stack>
    </Dialog>
  );
}

function dayRefusal(day: string, today: string): string | undefined {
  if (!isDay(day)) return 'Choisissez le jour.';
  return day > today ? 'Ce jour n’est pas encore venu.' : undefined;
}
