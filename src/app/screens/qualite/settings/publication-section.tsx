import type { JSX } from 'preact';
import { changeSetting } from '../../../../commands/change-setting.ts';
import { publicAddresses } from '../../../../domain/setting/public-addresses.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { useAct } from '../../../state/use-act.ts';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';

/** Whether anybody may see the busy hours, and how the préfecture's own site shows them. */
export function PublicationSection(): JSX.Element {
  const { publication } = useSettings();
  const { device } = useGuichet();
  const act = useAct();
  const published = publication.page?.published ?? false;
  const { page, frame: framed, figures } = publicAddresses(device.site);
  const frame = `<iframe src="${location.origin}${framed}" title="Heures d’affluence" width="100%" height="900" loading="lazy" style="border:0"></iframe>`;
  return (
    <Card heading="Page publique">
      <div class="q-parts">
        <p class="q-note">
          Les heures d’affluence, l’attente et les horaires, à la disposition de tous. Aucune personne n’y est
          reconnaissable : un nombre de visites inférieur à 5 n’est pas montré. La page fonctionne même quand
          tous les postes sont éteints.
        </p>
        <CheckboxField
          label="Publier la page"
          checked={published}
          onChange={(checked) =>
            act(
              changeSetting,
              { setting: 'publication', entry: 'page', value: { published: checked } },
              { said: checked ? 'Page publiée' : 'Page retirée : elle disparaît sous une minute' },
            )
          }
        />
        {published && (
          <>
            <p>
              Adresse :{' '}
              <a href={page} target="_blank" rel="noreferrer">
                {location.origin + page}
              </a>
            </p>
            <p>
              Données (JSON) :{' '}
              <a href={figures} target="_blank" rel="noreferrer">
                {location.origin + figures}
              </a>
            </p>
            <p>À coller dans le site de la préfecture :</p>
            <pre class="q-snippet">{frame}</pre>
          </>
        )}
      </div>
    </Card>
  );
}
