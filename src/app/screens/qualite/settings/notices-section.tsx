import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { isDay } from '../../../../domain/kernel/site-time.ts';
import { entryKey } from '../../../../domain/setting/entry-key.ts';
import type { WallNotice } from '../../../../domain/setting/wall.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { longDay } from '../french.ts';

const TEXT_MAX = 300;
const BLANK = { text: '', from: '', to: '' };

/** What the office has to say to the hall. */
export function NoticesSection(): JSX.Element {
  const { notices } = useSettings();
  const act = useAct();
  const [form, setForm] = useState(BLANK);
  const [errors, setErrors] = useState<{ text?: string | undefined; to?: string | undefined }>({});
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const text = form.text.trim();
    const found = {
      text:
        text === '' || text.length > TEXT_MAX
          ? `Écrivez l’annonce, en ${TEXT_MAX} caractères au plus.`
          : undefined,
      to:
        isDay(form.from) && isDay(form.to) && form.to < form.from
          ? 'Le dernier jour est avant le premier.'
          : undefined,
    };
    setErrors(found);
    if (found.text !== undefined || found.to !== undefined) return;
    const value: WallNotice = {
      text: { fr: text },
      ...(isDay(form.from) ? { from: form.from } : {}),
      ...(isDay(form.to) ? { to: form.to } : {}),
    };
    const entry = entryKey(text, Object.keys(notices));
    const { ok } = await act(
      changeSetting,
      { setting: 'notices', entry, value },
      { said: 'Annonce ajoutée' },
    );
    if (ok) setForm(BLANK);
  }
  return (
    <Card heading="Annonces de l’écran de la salle">
      <div class="q-parts">
        <form class="q-form" noValidate onSubmit={save}>
          <TextArea
            label="Annonce"
            hint="Courte : elle est lue à cinq mètres. Aucun nom, aucun numéro de dossier."
            rows={2}
            value={form.text}
            onInput={(text) => setForm({ ...form, text })}
            error={errors.text}
          />
          <DateField
            label="Montrée à partir du"
            hint="Facultatif"
            value={form.from}
            onInput={(from) => setForm({ ...form, from })}
          />
          <DateField
            label="Jusqu’au"
            hint="Facultatif"
            value={form.to}
            onInput={(to) => setForm({ ...form, to })}
            error={errors.to}
          />
          <div>
            <Button type="submit" icon="plus">
              Ajouter l’annonce
            </Button>
          </div>
        </form>
        {Object.keys(notices).length === 0 && <EmptyState icon="list" title="Aucune annonce" />}
        <ul class="q-entries g-plain-list">
          {Object.entries(notices).map(([key, notice]) => (
            <li key={key} class="q-entries__item">
              <span class="q-entries__words">
                {notice.text.fr}
                <span class="q-entries__note">{daysWords(notice)}</span>
              </span>
              <IconButton
                icon="trash"
                label={`Supprimer « ${notice.text.fr} »`}
                onClick={() =>
                  act(
                    changeSetting,
                    { setting: 'notices', entry: key, value: null },
                    { said: 'Annonce supprimée' },
                  )
                }
              />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function daysWords({ from, to }: WallNotice): string {
  if (from === undefined && to === undefined) return 'montrée tous les jours';
  const start = from === undefined ? '' : `à partir du ${longDay(from)}`;
  const end = to === undefined ? '' : `jusqu’au ${longDay(to)}`;
  return [start, end].filter((part) => part !== '').join(', ');
}
