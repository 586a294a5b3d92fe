import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { type RetainedKind, type Retention, retentionOf } from '../../../../domain/retention/retention.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { dueWords, KEPT } from './kept-words.ts';

type Typed = { readonly [Field in keyof Retention]: number | undefined };
type Field = keyof Retention;

const FIELDS: Readonly<
  Record<Field, { readonly label: string; readonly unit: string; readonly max: number }>
> = {
  contactDays: { label: 'Coordonnées', unit: 'jours', max: 1830 },
  textMonths: { label: 'Textes et commentaires', unit: 'mois', max: 120 },
  recordMonths: { label: 'Fiche entière', unit: 'mois', max: 120 },
};

/** How long one kind is kept. A shorter duration takes effect only once a person has seen what it would remove. */
export function DurationsForm({ kind }: { kind: RetainedKind }): JSX.Element {
  const { office } = useGuichet();
  const act = useAct();
  const held = retentionOf(useSettings(), kind);
  const [typed, setTyped] = useState<Typed>(held);
  const [error, setError] = useState<{ readonly field: Field; readonly text: string }>();
  const [asked, setAsked] = useState<string>();
  const [busy, setBusy] = useState(false);
  const fields = (Object.keys(FIELDS) as Field[]).filter((field) => held[field] !== undefined);

  async function save(): Promise<void> {
    setAsked(undefined);
    await act(
      changeSetting,
      { setting: 'retention', entry: kind, value: typed },
      { said: 'Durées enregistrées' },
    );
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const found = refusal(fields, typed);
    setError(found);
    if (found !== undefined) return;
    if (!fields.some((field) => (typed[field] ?? 0) < (held[field] ?? 0))) return save();
    setBusy(true);
    const answer = await office.previewRetention({ [kind]: typed as Retention });
    setBusy(false);
    const counts = answer.ok ? answer.value.kinds[kind]?.now : undefined;
    setAsked(
      counts === undefined
        ? 'Le serveur ne répond pas : il ne peut pas dire combien de fiches seraient effacées.'
        : `Au prochain passage : ${dueWords(counts)}.`,
    );
  }

  return (
    <Card heading={KEPT[kind].name}>
      <form class="q-form" noValidate onSubmit={submit}>
        {fields.map((field) => (
          <NumberField
            key={field}
            label={FIELDS[field].label}
            unit={FIELDS[field].unit}
            value={typed[field]}
            onInput={(value) => setTyped({ ...typed, [field]: value })}
            error={error?.field === field ? error.text : undefined}
          />
        ))}
        <div>
          <Button type="submit" icon="check" busy={busy}>
            Enregistrer
          </Button>
        </div>
      </form>
      <ConfirmDialog
        open={asked !== undefined}
        danger
        title="Conserver moins longtemps ?"
        confirmLabel="Raccourcir la durée"
        cancelLabel="Garder la durée actuelle"
        onConfirm={() => void save()}
        onCancel={() => setAsked(undefined)}
      >
        <p>{asked}</p>
        <p>Ce qui est effacé ne revient pas, sur aucun appareil. Les comptages restent.</p>
      </ConfirmDialog>
    </Card>
  );
}

function refusal(
  fields: readonly Field[],
  typed: Typed,
): { readonly field: Field; readonly text: string } | undefined {
  for (const field of fields) {
    const value = typed[field];
    const { max } = FIELDS[field];
    if (value === undefined || value < 1 || value > max)
      return { field, text: `Écrivez un nombre de 1 à ${max}.` };
  }
  const { contactDays = 0, recordMonths = 0 } = typed;
  const texts = typed.textMonths ?? recordMonths;
  if (texts > recordMonths)
    return {
      field: 'textMonths',
      text: 'Les textes ne peuvent pas être gardés plus longtemps que la fiche.',
    };
  if (contactDays > texts * 31)
    return {
      field: 'contactDays',
      text: 'Les coordonnées ne peuvent pas être gardées plus longtemps que les textes.',
    };
  return undefined;
}
