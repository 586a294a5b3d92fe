import type { JSX } from 'preact';
import { inOrder } from '../../../../domain/setting/setting.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { ListSection } from './list-section.tsx';
import { ServiceDialog } from './service-dialog.tsx';

export function ServicesSection(): JSX.Element {
  const { services } = useSettings();
  return (
    <ListSection
      heading="Services"
      description="Ce que l’accueil enregistre d’un seul geste. Un service retiré garde ses visites passées."
      addLabel="Ajouter un service"
      setting="services"
      entries={inOrder(services).map(({ key, label, short, byAppointment }) => ({
        key,
        title: label,
        note: `${short} · ${byAppointment ? 'sur rendez-vous' : 'sans rendez-vous'}`,
        value: services[key] ?? { active: true },
      }))}
      form={(key, close) => <ServiceDialog services={services} entry={key} onClose={close} />}
    />
  );
}
