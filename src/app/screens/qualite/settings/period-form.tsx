import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { isDay } from '../../../../domain/kernel/site-time.ts';
import { entryKey } from '../../../../domain/setting/entry-key.ts';
import type { SiteClosure } from '../../../../domain/setting/setting.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { lineRefusal } from './line-refusal.ts';

/** Settings that list periods. */
export type PeriodSetting = 'closures' | 'schoolHolidays';

export interface PeriodWords {
  /** « Fermeture », feminine. */
  readonly one: string;
  readonly label: string;
  /** As in « Écrivez … ». */
  readonly example: string;
  readonly add: string;
}

export interface PeriodFormProps {
  setting: PeriodSetting;
  periods: Readonly<Record<string, SiteClosure>>;
  words: PeriodWords;
}

const BLANK: SiteClosure = { from: '', to: '', label: '' };

type Errors = { readonly [Field in keyof SiteClosure]?: string | undefined };

/** Adds a period: its first day, its last, its name. */
export function PeriodForm({ setting, periods, words }: PeriodFormProps): JSX.Element {
  const act = useAct();
  const [form, setForm] = useState(BLANK);
  const [errors, setErrors] = useState<Errors>({});
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const found = refusals(form, words.example);
    setErrors(found);
    if (Object.values(found).some((error) => error !== undefined)) return;
    const entry = entryKey(`${form.from} ${form.label}`, Object.keys(periods));
    const { ok } = await act(
      changeSetting,
      { setting, entry, value: form },
      { said: `${words.one} « ${form.label.trim()} » ajoutée` },
    );
    if (ok) setForm(BLANK);
  }
  return (
    <form class="q-filters" noValidate onSubmit={save}>
      <DateField
        label="Premier jour"
        value={form.from}
        onInput={(from) =>
          setForm({ ...form, from, to: form.to === '' || form.to === form.from ? from : form.to })
        }
        error={errors.from}
      />
      <DateField
        label="Dernier jour"
        value={form.to}
        onInput={(to) => setForm({ ...form, to })}
        error={errors.to}
      />
      <TextField
        label={words.label}
        value={form.label}
        onInput={(label) => setForm({ ...form, label })}
        error={errors.label}
      />
      <Button type="submit" icon="plus">
        {words.add}
      </Button>
    </form>
  );
}

function refusals({ from, to, label }: SiteClosure, example: string): Errors {
  return {
    from: isDay(from) ? undefined : 'Choisissez le premier jour.',
    to: lastDayRefusal(from, to),
    label: lineRefusal(label, example),
  };
}

function lastDayRefusal(from: string, to: string): string | undefined {
  if (!isDay(to)) return 'Choisissez le dernier jour.';
  return isDay(from) && to < from ? 'Le dernier jour est avant le premier.' : undefined;
}
