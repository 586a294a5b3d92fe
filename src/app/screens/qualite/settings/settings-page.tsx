import type { FunctionComponent, JSX } from 'preact';
import { useLocation } from 'preact-iso/router';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { RetentionSection } from '../retention/retention-section.tsx';
import { SafeSection } from '../safe/safe-section.tsx';
import { AffluenceSection } from './affluence-section.tsx';
import { AgendaSection } from './agenda-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { KioskSection } from './kiosk-section.tsx';
import { CountersSection, ProceduresSection, ThemesSection } from './label-sections.tsx';
import { NoticesSection } from './notices-section.tsx';
import { ClosuresSection, SchoolHolidaysSection } from './periods-section.tsx';
import { PublicationSection } from './publication-section.tsx';
import { QuestionnaireSection } from './questionnaire-section.tsx';
import { ReasonsSection } from './reasons-section.tsx';
import { ServicesSection } from './services-section.tsx';
import './settings.css';
import { SiteSection } from './site-section.tsx';
import { WaitingSection } from './waiting-section.tsx';
import { WallSection } from './wall-section.tsx';

interface Section {
  readonly slug: string;
  readonly label: string;
  readonly Content: FunctionComponent;
}

const SECTIONS: readonly Section[] = [
  { slug: 'site', label: 'Site', Content: SiteSection },
  { slug: 'services', label: 'Services', Content: ServicesSection },
  { slug: 'horaires', label: 'Horaires', Content: HoursSection },
  { slug: 'fermetures', label: 'Fermetures', Content: ClosuresSection },
  { slug: 'attente', label: 'Attente', Content: WaitingSection },
  { slug: 'agenda', label: 'Agenda du PAN', Content: AgendaSection },
  { slug: 'vacances', label: 'Vacances scolaires', Content: SchoolHolidaysSection },
  { slug: 'motifs', label: 'Motifs', Content: ReasonsSection },
  { slug: 'guichets', label: 'Guichets', Content: CountersSection },
  { slug: 'demarches', label: 'Démarches PAN', Content: ProceduresSection },
  { slug: 'themes', label: 'Thèmes', Content: ThemesSection },
  { slug: 'questionnaire', label: 'Questionnaire', Content: QuestionnaireSection },
  { slug: 'affluence', label: 'Affluence', Content: AffluenceSection },
  { slug: 'ecran', label: 'Écran de la salle', Content: WallSection },
  { slug: 'annonces', label: 'Annonces', Content: NoticesSection },
  { slug: 'publication', label: 'Page publique', Content: PublicationSection },
  { slug: 'coffre', label: 'Coffre', Content: SafeSection },
  { slug: 'borne', label: 'Borne', Content: KioskSection },
  { slug: 'conservation', label: 'Conservation', Content: RetentionSection },
];

const HOME = '/qualite/reglages';

/** What the site decides for itself. Each change is saved at once, on every device, and can be undone. */
export function SettingsPage(): JSX.Element {
  const { path } = useLocation();
  const current = SECTIONS.find(({ slug }) => path === `${HOME}/${slug}`) ?? (SECTIONS[0] as Section);
  const { Content } = current;
  return (
    <Stack gap={5}>
      <SectionHeader
        title="Réglages"
        description="Chaque changement est enregistré tout de suite, vaut pour tous les postes, et peut être annulé (Ctrl+Z)."
      />
      <nav class="q-subnav no-print" aria-label="Réglages">
        <ul class="q-subnav__list g-plain-list">
          {SECTIONS.map(({ slug, label }) => (
            <li key={slug}>
              <a
                class="q-subnav__link"
                href={`${HOME}/${slug}`}
                aria-current={slug === current.slug ? 'page' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Content key={current.slug} />
    </Stack>
  );
}
