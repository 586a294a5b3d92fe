import type { JSX } from 'preact';
import { posteName, postePurpose } from '../../../i18n/fr/words.ts';
import { POSTE_LOOKS } from '../../shell/poste-look.ts';
import { useGuichet } from '../../state/guichet-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Stack } from '../../ui/stack.tsx';
import './home-screen.css';
import { TodayFacts } from './today-facts.tsx';

/** Home: the postes this device holds, and nothing it does not. */
export function HomeScreen(): JSX.Element {
  const { device } = useGuichet();
  return (
    <Stack gap={6}>
      <ul class="home-tiles g-plain-list">
        {device.postes.map((poste) => (
          <li key={poste}>
            <a class="home-tile" href={POSTE_LOOKS[poste].href} data-hue={POSTE_LOOKS[poste].hue}>
              <span class="home-tile__icon">
                <Icon name={POSTE_LOOKS[poste].icon} />
              </span>
              <span>
                <span class="home-tile__name">{posteName(poste)}</span>{' '}
                <span class="home-tile__purpose">{postePurpose(poste)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div class="home-foot">
        <TodayFacts />
        <p>
          Cet appareil : <strong>{device.name}</strong>
        </p>
        <LinkButton href="/envois" variant="quiet" icon="cloud-check">
          Voir ce qui est à envoyer
        </LinkButton>
      </div>
    </Stack>
  );
}
