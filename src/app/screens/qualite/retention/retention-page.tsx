import type { JSX } from 'preact';
import { RETAINED_KINDS, type RetainedKind, retentionOf } from '../../../../domain/retention/retention.ts';
import { mayRead, POSTES } from '../../../../domain/rights.ts';
import { posteName } from '../../../../i18n/fr/words.ts';
import { useSettings } from '../../../state/guichet-context.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { durationWords, KEPT } from './kept-words.ts';

/** What is kept, where, how long, and who may read it: said from the site's own settings, to be printed and shown. */
export function RetentionPage(): JSX.Element {
  const settings = useSettings();
  return (
    <Stack gap={5}>
      <SectionHeader
        title="Ce que Guichet conserve"
        description="Quoi, où, combien de temps, et qui peut le lire. Cette page se lit avec les réglages du site : elle peut être imprimée et affichée."
        actions={
          <LinkButton href="/qualite/reglages/conservation" icon="settings">
            Régler les durées
          </LinkButton>
        }
      />
      <DataTable
        caption="Ce qui est conservé, et combien de temps après la dernière chose faite sur la fiche"
        rows={RETAINED_KINDS}
        rowKey={(kind) => kind}
        columns={[
          { key: 'name', header: 'Fiche', rowHeader: true, cell: (kind) => KEPT[kind].name },
          { key: 'what', header: 'Ce qu’elle contient', cell: (kind) => KEPT[kind].what },
          { key: 'long', header: 'Durée', cell: (kind) => durationWords(retentionOf(settings, kind)) },
          { key: 'who', header: 'Postes qui la lisent', cell: readers },
        ]}
      />
      <Card heading="Ensuite">
        <p>
          Une fois par jour, le serveur efface ce dont la durée est passée : d’abord les coordonnées, puis les
          textes, puis la fiche entière. Il n’en reste que des comptages par jour (« 12 visites entre 10 h et
          11 h »), qui ne disent rien de personne. Les appareils font de même dès qu’ils ont le réseau.
        </p>
      </Card>
      <Card heading="Où">
        <p>
          Sur le serveur du site et sur les appareils de l’accueil, du PAN et de la qualité, pour qu’ils
          travaillent sans réseau ; chaque appareil n’a que ce que son poste peut lire. Une borne garde un
          mois au plus ce qu’elle a envoyé. Les sauvegardes du serveur contiennent ce qu’il contenait : le
          site les supprime quand elles ont atteint ces durées.
        </p>
      </Card>
      <Card heading="Les coordonnées">
        <p>
          Nom, adresse, téléphone et courriel sont chiffrés dès leur saisie. Seule la phrase de passe du
          coffre, ou son code imprimé, les ouvre ; chaque ouverture est notée.
        </p>
      </Card>
    </Stack>
  );
}

function readers(kind: RetainedKind): string {
  return POSTES.filter((poste) => mayRead([poste], kind))
    .map(posteName)
    .join(', ');
}
