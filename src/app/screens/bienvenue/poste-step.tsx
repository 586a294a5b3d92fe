import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Device, LookAnswer } from '../../../contract/enrolment.ts';
import { posteName, postePurpose } from '../../../i18n/fr/words.ts';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { DeviceNameField, deviceNameError } from './device-name-field.tsx';
import { EnrolmentActions } from './enrolment-actions.tsx';
import type { EnrolmentDesk } from './enrolment-desk.ts';
import { useEnrolment } from './use-enrolment.ts';

export interface PosteStepProps {
  code: string;
  opens: Extract<LookAnswer, { opens: 'poste' }>;
  desk: EnrolmentDesk;
  onEnrolled: (device: Device) => void;
  onOtherCode: () => void;
}

/** Joins a site that exists: shows which, and as what, before anything is done. */
export function PosteStep({ code, opens, desk, onEnrolled, onOtherCode }: PosteStepProps): JSX.Element {
  const [name, setName] = useState(opens.name ?? '');
  const [error, setError] = useState<string>();
  const work = useEnrolment(code, desk, onEnrolled);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = deviceNameError(name);
    setError(wrong);
    if (wrong === undefined) void work.enrol(name);
    else document.getElementById('device-name')?.focus();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        {opens.demo && (
          <Notice tone="warning" title="Démonstration">
            Ce site ne contient que des données inventées.
          </Notice>
        )}
        <p>
          Ce navigateur va rejoindre le site <strong>{opens.siteName}</strong>, avec{' '}
          {opens.postes.length > 1 ? 'les postes' : 'le poste'} :
        </p>
        <ul>
          {opens.postes.map((poste) => (
            <li key={poste}>
              <strong>{posteName(poste)}</strong> : {postePurpose(poste)}
            </li>
          ))}
        </ul>
        <DeviceNameField value={name} error={error} onInput={setName} />
        <EnrolmentActions label="Installer ce poste" work={work} onOtherCode={onOtherCode} />
      </Stack>
    </form>
  );
}
