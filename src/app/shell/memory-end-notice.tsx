import type { JSX } from 'preact';
import type { Session } from '../state/session-store.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export type MemoryEndProps = { readonly end: NonNullable<Session['memoryEnd']> };

const WORDS: Readonly<Record<MemoryEndProps['end'], { readonly title: string; readonly text: string }>> = {
  awaited: {
    title: 'Une nouvelle version de Guichet attend dans un autre onglet',
    text: 'Enregistrez ce que vous êtes en train de saisir : elle s’ouvrira aussitôt. Rien n’est perdu.',
  },
  outdated: {
    title: 'Une nouvelle version de Guichet a pris la suite',
    text: 'Cette page ne peut plus rien enregistrer. Tout ce qui était enregistré est conservé. Si un texte est en cours de saisie ici, copiez-le, puis rechargez la page.',
  },
  gone: {
    title: 'La mémoire de cet appareil a été effacée',
    text: 'Cette page ne peut plus rien enregistrer. Si un texte est en cours de saisie ici, copiez-le, puis rechargez la page : elle dira ce qui a été perdu et comment reprendre.',
  },
};

/** Says that this page's memory is another's or no more; the screen stays as it is, so that what is typed can be copied. */
export function MemoryEndNotice({ end }: MemoryEndProps): JSX.Element {
  const { title, text } = WORDS[end];
  return (
    <aside aria-label="Mémoire de cet appareil">
      <Notice
        tone={end === 'awaited' ? 'warning' : 'danger'}
        live
        title={title}
        actions={
          end !== 'awaited' && (
            <Button variant="primary" icon="sync" onClick={() => location.reload()}>
              Recharger la page
            </Button>
          )
        }
      >
        {text}
      </Notice>
    </aside>
  );
}
