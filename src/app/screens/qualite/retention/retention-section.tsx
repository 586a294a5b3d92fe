import type { JSX } from 'preact';
import { RETAINED_KINDS } from '../../../../domain/retention/retention.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { DueCard } from './due-card.tsx';
import { DurationsForm } from './durations-form.tsx';

/** How long each kind of record is kept, and what will be removed by it. */
export function RetentionSection(): JSX.Element {
  return (
    <Stack gap={5}>
      <Notice
        title="Le site décide"
        actions={
          <LinkButton href="/qualite/conservation" icon="list">
            Ce que Guichet conserve
          </LinkButton>
        }
      >
        Aucun texte ne fixe ces durées pour l’accueil d’une préfecture : celles-ci sont proposées par Guichet.
        Décidez-en avec votre délégué à la protection des données.
      </Notice>
      <DueCard />
      {RETAINED_KINDS.map((kind) => (
        <DurationsForm key={kind} kind={kind} />
      ))}
    </Stack>
  );
}
