import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Device, LookAnswer } from '../../../contract/enrolment.ts';
import { AppFrame } from '../../ui/app-frame.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';
import { CodeStep } from './code-step.tsx';
import type { EnrolmentDesk } from './enrolment-desk.ts';
import { enrolmentSentence } from './enrolment-sentence.ts';
import { LostMemory } from './lost-memory.tsx';
import { NewSiteStep } from './new-site-step.tsx';
import { PosteStep } from './poste-step.tsx';
import { PrivateWindowNotice } from './private-window-notice.tsx';
import { takeCode } from './take-code.ts';

export interface BienvenueScreenProps {
  desk: EnrolmentDesk;
  /** This browser is a poste now. */
  onEnrolled: (device: Device) => void;
}

type Step =
  | { readonly at: 'code'; readonly refused?: string }
  | { readonly at: 'looking' }
  | { readonly at: 'opened'; readonly answer: LookAnswer };

/** Turns this browser into a poste: a one-time code, then what the code asks for. */
export function BienvenueScreen({ desk, onEnrolled }: BienvenueScreenProps): JSX.Element {
  const [code, setCode] = useState('');
  const [step, setStep] = useState<Step>({ at: 'code' });
  const [forgets, setForgets] = useState(false);
  const secure = isSecureContext && crypto.subtle !== undefined;
  const usable = secure && !forgets;

  async function look(typed: string): Promise<void> {
    setCode(typed);
    setStep({ at: 'looking' });
    const result = await desk.look(typed);
    setStep(
      result.ok
        ? { at: 'opened', answer: result.value }
        : { at: 'code', refused: enrolmentSentence(result.failure) },
    );
  }

  useEffect(() => {
    function takeFromAddress(): void {
      const given = takeCode(location, history);
      if (given !== undefined && secure) void look(given);
    }
    takeFromAddress();
    addEventListener('hashchange', takeFromAddress);
    return () => removeEventListener('hashchange', takeFromAddress);
  }, []);

  useEffect(() => {
    void desk.privateWindow().then((sign) => setForgets(sign !== undefined));
  }, [desk]);

  const restart = () => setStep({ at: 'code' });
  return (
    <AppFrame siteName="Guichet" title={titleOf(step)} skipLabel="Aller au contenu" width="narrow">
      <Stack gap={5}>
        {secure ? <AlreadyPoste device={desk.device()} /> : <InsecureNotice />}
        {forgets && <PrivateWindowNotice />}
        <LostMemory desk={desk} />
        {usable && step.at === 'code' && <CodeStep code={code} refused={step.refused} onCode={look} />}
        {usable && step.at === 'looking' && <Spinner label="Vérification du code…" />}
        {usable && step.at === 'opened' && step.answer.opens === 'new-site' && (
          <NewSiteStep code={code} desk={desk} onEnrolled={onEnrolled} onOtherCode={restart} />
        )}
        {usable && step.at === 'opened' && step.answer.opens === 'poste' && (
          <PosteStep
            code={code}
            opens={step.answer}
            desk={desk}
            onEnrolled={onEnrolled}
            onOtherCode={restart}
          />
        )}
      </Stack>
    </AppFrame>
  );
}

function titleOf(step: Step): string {
  if (step.at !== 'opened') return 'Bienvenue dans Guichet';
  return step.answer.opens === 'new-site' ? 'Créer votre site' : 'Installer ce poste';
}

function AlreadyPoste({ device }: { device: Device | undefined }): JSX.Element | null {
  if (device === undefined) return null;
  return (
    <Notice
      tone="info"
      title={`Ce navigateur est déjà le poste « ${device.name} »`}
      actions={
        <LinkButton href="/" icon="arrow-left">
          Revenir au poste sans rien changer
        </LinkButton>
      }
    >
      Un nouveau code le remplacera.
    </Notice>
  );
}

function InsecureNotice(): JSX.Element {
  return (
    <Notice tone="danger" live title="Cette adresse n’est pas protégée">
      Le navigateur refuse de créer la clé de ce poste sur une adresse en http://. Ouvrez Guichet par son
      adresse en https://, ou, sur l’ordinateur où il est installé, par http://localhost.
    </Notice>
  );
}
