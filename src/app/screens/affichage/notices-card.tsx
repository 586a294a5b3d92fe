import type { JSX } from 'preact';
import type { Day } from '../../../domain/kernel/site-time.ts';
import type { Settings } from '../../../domain/setting/setting.ts';
import { noticesOn } from '../../../domain/setting/wall-display.ts';
import { affichageFr as words } from '../../../i18n/fr/affichage.ts';
import { Card } from '../../ui/card.tsx';
import './wall-pages.css';

/** What the office has to say today. */
export function NoticesCard({ today, settings }: { today: Day; settings: Settings }): JSX.Element {
  const notices = noticesOn(settings.notices, today);
  return (
    <Card class="wall-notices" heading={words.notices}>
      {notices.length === 0 && <p class="wall-empty">{words.noNotice}</p>}
      <ul class="wall-notices__list g-plain-list">
        {notices.map(({ key, text }) => (
          <li key={key}>{text.fr}</li>
        ))}
      </ul>
    </Card>
  );
}
