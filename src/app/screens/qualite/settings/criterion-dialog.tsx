import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Criterion } from '../../../../domain/setting/setting.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { lineRefusal } from './line-refusal.ts';
import { nextOrder } from './next-order.ts';

export interface CriterionDialogProps {
  questionnaire: Readonly<Record<string, Criterion>>;
  entry: string | undefined;
  onClose: () => void;
}

/** A criterion in the languages of the kiosk. Words in other languages, from a newer version, are kept. */
export function CriterionDialog({ questionnaire, entry, onClose }: CriterionDialogProps): JSX.Element {
  const former = entry === undefined ? undefined : questionnaire[entry];
  const [fr, setFr] = useState(former?.label.fr ?? '');
  const [en, setEn] = useState(former?.label['en'] ?? '');
  const [errors, setErrors] = useState<{ fr?: string | undefined; en?: string | undefined }>({});
  function check(): Criterion | undefined {
    const found = {
      fr: lineRefusal(fr, 'le critère en français'),
      en: en.trim() === '' ? undefined : lineRefusal(en, 'le critère en anglais'),
    };
    setErrors(found);
    if (found.fr !== undefined || found.en !== undefined) return undefined;
    const { en: _, ...kept }: Readonly<Record<string, string>> = former?.label ?? {};
    const label = { ...kept, fr, ...(en.trim() === '' ? {} : { en }) };
    return { order: nextOrder(questionnaire), active: true, ...former, label };
  }
  return (
    <EntryDialog
      title={entry === undefined ? 'Ajouter un critère' : 'Modifier le critère'}
      setting="questionnaire"
      entry={entry}
      label={fr}
      taken={Object.keys(questionnaire)}
      check={check}
      onClose={onClose}
    >
      <TextField label="En français" value={fr} onInput={setFr} error={errors.fr} />
      <TextField label="En anglais" optionalLabel="facultatif" value={en} onInput={setEn} error={errors.en} />
    </EntryDialog>
  );
}
