import type { JSX } from 'preact';
import { addMonths, clockText } from '../../domain/kernel/site-time.ts';
import { openingKind } from '../../domain/sealing/opening.ts';
import { openingsOf } from '../../domain/sealing/openings-of.ts';
import type { ContactPlace } from '../../domain/sealing/sealed-contact.ts';
import { counted, frenchDay } from '../../i18n/fr/words.ts';
import { useGuichet, useLive } from '../state/guichet-context.ts';
import { useDeviceNames } from './use-device-names.ts';

/** How far back openings are looked for: none is kept for longer where the site has not decided otherwise. */
const MONTHS = 12;

/**
 * Who opened this contact, and when, the latest first: for the quality office, the one poste that reads openings
 * (`domain/rights.ts`, whose whole table would weigh on the kiosk's first screen if it were asked here).
 */
export function OpeningsNote({ place }: { place: ContactPlace }): JSX.Element | null {
  const { device } = useGuichet();
  return device.postes.includes('qualite') ? <Openings place={place} /> : null;
}

function Openings({ place }: { place: ContactPlace }): JSX.Element | null {
  const { desk } = useGuichet();
  const names = useDeviceNames();
  const today = desk.time.dayOf(desk.now());
  const openings = useLive(
    async (store) =>
      openingsOf(await store.ofDays(openingKind.name, addMonths(today, -MONTHS), today)).filter(
        ({ record, fact }) => record === place.id && fact === place.fact,
      ),
    [today, place.id, place.fact],
  );
  if (openings === undefined) return null;
  if (openings.length === 0) return <p class="sealed-contact__note">Jamais ouvertes jusqu’ici.</p>;
  return (
    <details class="sealed-contact__openings">
      <summary>Ouvertes {counted(openings.length, 'fois', 'fois')}</summary>
      <ul>
        {openings.map(({ id, at, device }) => {
          const { day, minute } = desk.time.local(at);
          return (
            <li key={id}>
              {frenchDay(day)} à {clockText(minute)}, « {names.get(device) ?? device} »
            </li>
          );
        })}
      </ul>
    </details>
  );
}
