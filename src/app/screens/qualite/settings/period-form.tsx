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

const BLANK: SiteClosure = { from: '', to: '', label: '' };

type Errors = { readonly [Field in keyof SiteClosure]?: string | undefined };

export function ClosureForm({ closures }: { closures: Readonly<Record<string, SiteClosure>> }): JSX.Element {
  const act = useAct();
  const [form, setForm] = useState(BLANK);
  const [errors, setErrors] = useState<Errors>({});
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const found = refusals(form);
    setErrors(found);
    if (Object.values(found).some((error) => error !== undefined)) return;
    const entry = entryKey(`${form.from} ${form.label}`, Object.keys(closures));
    const { ok } = await act(
      changeSetting,
      { setting: 'closures', entry, value: form },
      { said: `Fermeture « ${form.label.trim()} » ajoutée` },
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
        label="Raison"
        value={form.label}
        onInput={(label) => setForm({ ...form, label })}
        error={errors.label}
      />
      <Button type="submit" icon="plus">
        Ajouter la fermeture
      </Button>
    </form>
  );
}

function refusals({ from, to, label }: SiteClosure): Errors {
  return {
    from: isDay(from) ? undefined : 'Choisissez le premier jour.',
    to: lastDayRefusal(from, to),
    label: lineRefusal(label, 'la raison : « pont de l’Ascension »'),
  };
}

function lastDayRefusal(from: string, to: string): string | undefined {
  if (!isDay(to)) return 'Choisissez le dernier jour.';
  return isDay(from) && to < from ? 'Le dernier jour est avant le premier.' : undefined;
}
