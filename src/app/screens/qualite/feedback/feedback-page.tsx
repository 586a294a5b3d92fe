import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { ComplaintsPanel } from './complaints-panel.tsx';
import { ResponsesPanel } from './responses-panel.tsx';

const TABS = [
  { id: 'complaints', label: 'Réclamations et suggestions' },
  { id: 'responses', label: 'Questionnaires' },
] as const;

/** What visitors said: complaints to answer in time, and questionnaires one by one. */
export function FeedbackPage(): JSX.Element {
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('complaints');
  return (
    <Stack gap={5}>
      <SectionHeader
        title="Avis reçus"
        description="Réponse due en 5 jours ouvrés (courriel, formulaire en ligne, borne) ou 10 (courrier, urne)."
        actions={
          <LinkButton href="/qualite/saisie" icon="edit">
            Saisir un formulaire papier
          </LinkButton>
        }
      />
      <Tabs label="Ce qui a été dit" tabs={TABS} selected={tab} onSelect={setTab}>
        {tab === 'complaints' ? <ComplaintsPanel /> : <ResponsesPanel />}
      </Tabs>
    </Stack>
  );
}
