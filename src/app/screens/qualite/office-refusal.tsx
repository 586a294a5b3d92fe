import type { JSX } from 'preact';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { failureSentence } from '../../../i18n/fr/failure-sentence.ts';
import { Notice } from '../../ui/notice.tsx';

/** Why the endpoint did not do what was asked. The devices and the log of accesses are the endpoint's alone. */
export function OfficeRefusal({ failure }: { failure: Failure }): JSX.Element {
  if (failure.code === 'network') {
    return (
      <Notice live tone="warning" title="Il faut le réseau">
        Ceci ne se fait que sur le serveur, qui ne répond pas. Vérifiez le réseau, puis appuyez sur «
        Actualiser » ou recommencez. Tout le reste de Guichet continue sans réseau.
      </Notice>
    );
  }
  return (
    <Notice live tone="danger" title="Ce n’est pas fait">
      {failureSentence(failure)}
    </Notice>
  );
}
