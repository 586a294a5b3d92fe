import type { JSX } from 'preact';
import type { Service } from '../../../domain/setting/setting.ts';
import type { DayCounts } from '../../../domain/visit/day-counts.ts';
import { serviceLooks } from '../../parts/service-look.ts';
import { useSettings } from '../../state/guichet-context.ts';
import { TouchTile } from '../../ui/touch-tile.tsx';

export type OfferedService = Service & { readonly key: string };

export interface ServiceTilesProps {
  services: readonly OfferedService[];
  counts: DayCounts;
  /** Whether the number keys press them. */
  withKeys: boolean;
  onPress: (service: OfferedService) => void;
}

/** One huge tile a service: a tap registers a visitor. */
export function ServiceTiles({ services, counts, withKeys, onPress }: ServiceTilesProps): JSX.Element {
  const lookOf = serviceLooks(useSettings().services);
  return (
    <div class="accueil-tiles">
      {services.map((service, rank) => {
        const { hue, mark } = lookOf(service.key);
        return (
          <TouchTile
            key={service.key}
            label={service.short}
            subLabel={service.label === service.short ? undefined : service.label}
            hue={hue}
            mark={mark}
            count={counts.byService[service.key]?.visits ?? 0}
            countLabel="aujourd’hui"
            shortcut={withKeys && rank < 9 ? String(rank + 1) : undefined}
            onPress={() => onPress(service)}
          />
        );
      })}
    </div>
  );
}
