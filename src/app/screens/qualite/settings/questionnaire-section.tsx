import type { JSX } from 'preact';
import { inOrder } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { CriterionDialog } from './criterion-dialog.tsx';
import { ListSection } from './list-section.tsx';

export function QuestionnaireSection(): JSX.Element {
  const { questionnaire } = useSettings();
  return (
    <ListSection
      heading="Questionnaire de satisfaction"
      description="Les critères, dans l’ordre de la borne. Pour garder une série de chiffres, corrigez un mot ; pour une autre question, retirez le critère et ajoutez-en un."
      addLabel="Ajouter un critère"
      setting="questionnaire"
      entries={inOrder(questionnaire).map(({ key, label }) => ({
        key,
        title: label.fr,
        note: label['en'] ?? 'sans anglais : la borne montre le français',
        value: questionnaire[key] ?? { active: true },
      }))}
      form={(key, close) => <CriterionDialog questionnaire={questionnaire} entry={key} onClose={close} />}
    />
  );
}
