import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeviceRow } from '../../../../contract/enrolment.ts';
import { Button } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/cluster.tsx';
import { SectionHeader } from '../../../ui/section-header.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { CodeDialog } from './code-dialog.tsx';
import './devices.css';
import { OfficeRefusal } from '../office-refusal.tsx';
import { DevicesTable } from './devices-table.tsx';
import { PostesDialog } from './postes-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { useDevices } from './use-devices.ts';

type Opened = { readonly what: 'code' } | { readonly what: 'postes' | 'revoke'; readonly device: DeviceRow };

/** The devices of the site: which postes each holds, a code for a new one, and taking its rights away. */
export function DevicesPage(): JSX.Element {
  const { answer, reload } = useDevices();
  const [opened, setOpened] = useState<Opened>();
  function close(): void {
    setOpened(undefined);
    reload();
  }
  return (
    <Stack gap={5}>
      <SectionHeader
        title="Postes"
        description="Les appareils du site. Un nouvel appareil entre avec un code valable dix minutes, qui ne sert qu’une fois."
        actions={
          <Cluster>
            <Button icon="sync" onClick={reload}>
              Actualiser
            </Button>
            <Button variant="primary" icon="plus" onClick={() => setOpened({ what: 'code' })}>
              Nouveau code
            </Button>
          </Cluster>
        }
      />
      {answer === undefined && <Spinner label="Lecture des postes…" />}
      {answer?.ok === false && <OfficeRefusal failure={answer.failure} />}
      {answer?.ok && (
        <DevicesTable
          rows={answer.value}
          onPostes={(device) => setOpened({ what: 'postes', device })}
          onRevoke={(device) => setOpened({ what: 'revoke', device })}
        />
      )}
      {opened?.what === 'code' && <CodeDialog onClose={close} />}
      {opened?.what === 'postes' && <PostesDialog device={opened.device} onClose={close} />}
      {opened?.what === 'revoke' && <RevokeDialog device={opened.device} onClose={close} />}
    </Stack>
  );
}
