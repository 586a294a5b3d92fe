import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import type { AgendaClosure } from '../../../../domain/appointment/agenda-closure.ts';
import { clockMinute, isDay } from '../../../../domain/kernel/site-time.ts';
import { entryKey } from '../../../../domain/setting/entry-key.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { TimeField } from '../../../ui/time-field.tsx';
import { lineRefusal } from './line-refusal.ts';

/** As it is typed: days and hours as text. */
interface Draft {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly repeats: 'once' | NonNullable<AgendaClosure['repeats']>;
  readonly start: string;
  readonly end: string;
  /** Mediators away; empty: all of them. */
  readonly away: string;
}

type Errors = { readonly [Field in keyof Draft]?: string | undefined };

const BLANK: Draft = { label: '', from: '', to: '', repeats: 'once', start: '', end: '', away: '' };

const RHYTHMS = [
  { value: 'once', label: 'Une fois' },
  { value: 'weekly', label: 'Chaque semaine, ce jour-là' },
  { value: 'monthly', label: 'Chaque mois, le même jour de même rang' },
] as const;

const AWAY = [
  { value: '', label: 'Tous' },
  ...Array.from({ length: 19 }, (_, rank) => ({ value: String(rank + 1), label: String(rank + 1) })),
];

export function AgendaClosureForm({
  closures,
}: {
  closures: Readonly<Record<string, AgendaClosure>>;
}): JSX.Element {
  const act = useAct();
  const [draft, setDraft] = useState(BLANK);
  const [errors, setErrors] = useState<Errors>({});
  const change = (part: Partial<Draft>) => setDraft((typed) => ({ ...typed, ...part }));

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const found = refusals(draft);
    setErrors(found);
    if (Object.values(found).some((error) => error !== undefined)) return;
    const entry = entryKey(`${draft.from} ${draft.label}`, Object.keys(closures));
    const { ok } = await act(
      changeSetting,
      { setting: 'agendaClosures', entry, value: closureOf(draft) },
      { said: `Indisponibilité « ${draft.label.trim()} » ajoutée` },
    );
    if (ok) setDraft(BLANK);
  }

  return (
    <form class="q-filters" noValidate onSubmit={save}>
      <TextField
        label="Raison"
        value={draft.label}
        onInput={(label) => change({ label })}
        error={errors.label}
      />
      <SelectField
        label="Revient"
        options={RHYTHMS}
        value={draft.repeats}
        onChange={(repeats) => change({ repeats: repeats as Draft['repeats'] })}
      />
      <DateField
        label="Premier jour"
        value={draft.from}
        onInput={(from) => change({ from })}
        error={errors.from}
      />
      <DateField
        label="Dernier jour"
        optionalLabel="facultatif"
        value={draft.to}
        onInput={(to) => change({ to })}
        error={errors.to}
      />
      <TimeField
        label="De"
        optionalLabel="facultatif"
        value={draft.start}
        onInput={(start) => change({ start })}
        error={errors.start}
      />
      <TimeField
        label="À"
        optionalLabel="facultatif"
        value={draft.end}
        onInput={(end) => change({ end })}
        error={errors.end}
      />
      <SelectField
        label="Médiateurs absents"
        options={AWAY}
        value={draft.away}
        onChange={(away) => change({ away })}
      />
      <Button type="submit" icon="plus">
        Ajouter l’indisponibilité
      </Button>
    </form>
  );
}

function closureOf({ label, from, to, repeats, start, end, away }: Draft): AgendaClosure {
  const [first, last] = [clockMinute(start), clockMinute(end)];
  return {
    label,
    from,
    ...(to === '' ? {} : { to }),
    ...(repeats === 'once' ? {} : { repeats }),
    ...(first === undefined || last === undefined ? {} : { hours: { from: first, to: last } }),
    ...(away === '' ? {} : { away: Number(away) }),
  };
}

function refusals({ label, from, to, start, end }: Draft): Errors {
  const [first, last] = [clockMinute(start), clockMinute(end)];
  return {
    label: lineRefusal(label, 'la raison : « réunion d’équipe »'),
    from: isDay(from) ? undefined : 'Choisissez le premier jour.',
    to: to !== '' && isDay(from) && to < from ? 'Le dernier jour est avant le premier.' : undefined,
    start: first === undefined && last !== undefined ? 'Indiquez l’heure de début.' : undefined,
    end: endRefusal(first, last),
  };
}

function endRefusal(first: number | undefined, last: number | undefined): string | undefined {
  if (first === undefined) return undefined;
  if (last === undefined) return 'Indiquez l’heure de fin.';
  return last <= first ? 'La fin est avant le début.' : undefined;
}
