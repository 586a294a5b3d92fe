import type { JSX } from 'preact';
import { inOrder } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { LabelDialog, type LabelSetting } from './label-dialog.tsx';
import { ListSection } from './list-section.tsx';

interface LabelSectionProps {
  setting: LabelSetting;
  heading: string;
  description: string;
  addLabel: string;
}

function LabelSection({ setting, heading, description, addLabel }: LabelSectionProps): JSX.Element {
  const entries = useSettings()[setting];
  return (
    <ListSection
      heading={heading}
      description={description}
      addLabel={addLabel}
      setting={setting}
      entries={inOrder(entries).map(({ key, label }) => ({
        key,
        title: label,
        value: entries[key] ?? { active: true },
      }))}
      form={(key, close) => (
        <LabelDialog
          title={key === undefined ? addLabel : 'Modifier'}
          setting={setting}
          entries={entries}
          entry={key}
          onClose={close}
        />
      )}
    />
  );
}

export function CountersSection(): JSX.Element {
  return (
    <LabelSection
      setting="counters"
      heading="Guichets"
      description="Les guichets d’où l’on appelle les visiteurs : l’écran de la salle montre leur nom."
      addLabel="Ajouter un guichet"
    />
  );
}

export function ProceduresSection(): JSX.Element {
  return (
    <LabelSection
      setting="procedures"
      heading="Démarches du Point d’Accès Numérique"
      description="Ce pour quoi on prend rendez-vous au PAN."
      addLabel="Ajouter une démarche"
    />
  );
}

export function ThemesSection(): JSX.Element {
  return (
    <LabelSection
      setting="themes"
      heading="Thèmes des réclamations"
      description="Ce sur quoi portent réclamations et suggestions."
      addLabel="Ajouter un thème"
    />
  );
}
