import type { JSX } from 'preact';
import { inOrder } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { ListSection } from './list-section.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export function ReasonsSection(): JSX.Element {
  const { reasons, services } = useSettings();
  return (
    <ListSection
      heading="Motifs de visite"
      description="Pourquoi l’on vient. Un motif peut n’être proposé que pour un service."
      addLabel="Ajouter un motif"
      setting="reasons"
      entries={inOrder(reasons).map(({ key, label, service }) => ({
        key,
        title: label,
        note: service === undefined ? 'tous les services' : (services[service]?.label ?? service),
        value: reasons[key] ?? { active: true },
      }))}
      form={(key, close) => (
        <ReasonDialog reasons={reasons} services={services} entry={key} onClose={close} />
      )}
    />
  );
}
