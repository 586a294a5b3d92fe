import type { JSX } from 'preact';
import type { Need } from '../../domain/visit/visit.ts';
import { NEED_WORDS } from '../../i18n/fr/visit-words.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';

export const NEED_ICONS: Readonly<Record<Need, IconName>> = {
  moteur: 'wheelchair',
  visuel: 'eye',
  auditif: 'ear',
  langue: 'speech',
  difficulte: 'hand-help',
};

/** What a person needs, as icons that are named for those who hear them. Nothing where nothing was said. */
export function NeedIcons({ needs }: { needs: readonly Need[] }): JSX.Element {
  return (
    <>
      {needs.map((need) => (
        <span key={need} title={NEED_WORDS[need]}>
          <Icon name={NEED_ICONS[need]} label={NEED_WORDS[need]} />
        </span>
      ))}
    </>
  );
}
