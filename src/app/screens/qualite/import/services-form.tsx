import type { JSX } from 'preact';
import { inOrder } from '../../../../domain/setting/setting.ts';
import { counted } from '../../../../i18n/fr/words.ts';
import type { UnknownService } from '../../../../reports/plan-import.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { ImportChoices } from './import-choices.ts';

/** Names one shows at once; a column mistaken for the service's would have thousands. */
const SHOWN = 30;

export interface ServicesFormProps {
  unknown: readonly UnknownService[];
  /** Names as the file writes them, of those already matched. */
  choices: ImportChoices;
  onChoose: (choices: ImportChoices) => void;
}

/** Services of the file that the site does not know, each to be matched with one that it does. */
export function ServicesForm({ unknown, choices, onChoose }: ServicesFormProps): JSX.Element | null {
  const { services } = useSettings();
  const options = inOrder(services).map(({ key, label }) => ({ value: key, label }));
  const matched = Object.entries(choices.matched).map(([plain, key]) => ({ plain, text: plain, key }));
  const waiting = unknown
    .slice(0, SHOWN)
    .map(({ plain, text, lines }) => ({ plain, text, key: undefined, lines }));
  if (matched.length + waiting.length === 0) return null;
  return (
    <Card heading="Services à faire correspondre">
      <div class="q-filters">
        {[...matched.map((one) => ({ ...one, lines: undefined })), ...waiting].map(
          ({ plain, text, key, lines }) => (
            <SelectField
              key={plain}
              label={`« ${text} » dans le fichier`}
              hint={lines === undefined ? undefined : counted(lines, 'ligne', 'lignes')}
              placeholder="Choisir un service…"
              options={options}
              value={key}
              onChange={(service) =>
                onChoose({ ...choices, matched: { ...choices.matched, [plain]: service } })
              }
            />
          ),
        )}
      </div>
      {unknown.length > SHOWN && (
        <p class="q-note">
          Et {counted(unknown.length - SHOWN, 'autre nom', 'autres noms')}. La colonne du service est-elle la
          bonne ?
        </p>
      )}
    </Card>
  );
}
