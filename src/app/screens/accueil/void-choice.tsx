import type { JSX } from 'preact';
import type { VisitToVoid } from '../../../commands/void-visit.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { FieldSet } from '../../ui/field-set.tsx';

const REASONS: readonly (readonly [VisitToVoid['reason'], string])[] = [
  ['mistake', 'Saisie par erreur'],
  ['duplicate', 'Déjà enregistrée'],
  ['test', 'Essai'],
  ['other', 'Autre raison'],
];

/** Why a visit is taken out of the count: the answer does it. */
export function VoidChoice({ onChoose }: { onChoose: (reason: VisitToVoid['reason']) => void }): JSX.Element {
  return (
    <FieldSet
      legend="Pourquoi l’annuler ?"
      hint="Elle sort des comptes, reste lisible, et peut être rétablie aussitôt."
    >
      <Cluster gap={2}>
        {REASONS.map(([reason, words]) => (
          <Button key={reason} onClick={() => onChoose(reason)}>
            {words}
          </Button>
        ))}
      </Cluster>
    </FieldSet>
  );
}
