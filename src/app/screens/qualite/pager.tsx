import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';

export interface PagerProps {
  /** From 0. */
  page: number;
  count: number;
  onGo: (page: number) => void;
}

/** Goes through the pages of a long list; nothing where there is one. */
export function Pager({ page, count, onGo }: PagerProps): JSX.Element | null {
  if (count <= 1) return null;
  return (
    <nav class="no-print" aria-label="Pages de la liste">
      <Cluster>
        <Button icon="arrow-left" disabled={page === 0} onClick={() => onGo(page - 1)}>
          Précédente
        </Button>
        <span aria-live="polite">
          Page {page + 1} sur {count}
        </span>
        <Button iconEnd="arrow-right" disabled={page === count - 1} onClick={() => onGo(page + 1)}>
          Suivante
        </Button>
      </Cluster>
    </nav>
  );
}
