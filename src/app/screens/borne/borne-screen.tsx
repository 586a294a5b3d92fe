import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { fileFeedback } from '../../../commands/file-feedback.ts';
import { submitResponse } from '../../../commands/submit-response.ts';
import { inOrder, offered } from '../../../domain/setting/setting.ts';
import { borneFr } from '../../../i18n/visitors/borne-fr.ts';
import { FRENCH, type VisitorLanguage } from '../../../i18n/visitors/visitor-languages.ts';
import { lazyScreen } from '../../shell/lazy-screen.tsx';
import { useGuichet, useSettings } from '../../state/guichet-context.ts';
import { useAct } from '../../state/use-act.ts';
import { AppFrame } from '../../ui/app-frame.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import './borne-screen.css';
import type { Answered } from './answered.ts';
import type { FeedbackFormProps, WrittenFeedback } from './feedback-form.tsx';
import { IdleDialog } from './idle-dialog.tsx';
import { LanguageChoice } from './language-choice.tsx';
import type { QuestionnaireProps } from './questionnaire.tsx';
import { Thanks } from './thanks.tsx';
import { useIdle } from './use-idle.ts';
import { Welcome } from './welcome.tsx';

/** Fetched once the welcome stands: the kiosk's first picture does not wait for what a visitor opens next. */
const Questionnaire = lazyScreen<QuestionnaireProps>(
  async () => (await import('./questionnaire.tsx')).Questionnaire,
);
const FeedbackForm = lazyScreen<FeedbackFormProps>(
  async () => (await import('./feedback-form.tsx')).FeedbackForm,
);

type Step = 'welcome' | 'questionnaire' | 'feedback' | 'thanks-response' | 'thanks-feedback';

/** The kiosk: one visitor at a time, alone, standing. Every way out leads back to a blank first page in French. */
export function BorneScreen(): JSX.Element {
  const { device, desk, kiosk } = useGuichet();
  const settings = useSettings();
  const act = useAct();
  const [step, setStep] = useState<Step>('welcome');
  const [language, setLanguage] = useState(FRENCH);
  const [words, setWords] = useState(borneFr);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const [touches, setTouches] = useState(0);
  const criteria = offered(settings.questionnaire);

  // With the first picture, not after it: there must be no moment at which the page can be left unlocked.
  useLayoutEffect(() => kiosk.enter(), [kiosk]);
  useEffect(() => {
    Questionnaire.preload();
    FeedbackForm.preload();
  }, []);
  useEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
    return () => {
      document.documentElement.lang = FRENCH.tag;
      document.documentElement.dir = FRENCH.direction;
    };
  }, [language]);

  async function choose(next: VisitorLanguage): Promise<void> {
    setWords(await next.loadBorne());
    setLanguage(next);
  }

  function goTo(next: Step): void {
    setFailed(false);
    setStep(next);
  }

  function startAnew(): void {
    goTo('welcome');
    setLanguage(FRENCH);
    setWords(borneFr);
  }

  async function keep(work: () => Promise<{ readonly ok: boolean }>, next: Step): Promise<void> {
    setSending(true);
    const { ok } = await work();
    setSending(false);
    setFailed(!ok);
    if (ok) setStep(next);
  }

  function sendResponse({ comment, ...answered }: Answered): Promise<void> {
    const said = comment?.trim();
    const input = {
      ...answered,
      ...(said ? { comment: said } : {}),
      questionnaire: 'accueil',
      version: settings.questionnaireVersion,
      language: language.tag,
      entry: 'kiosk' as const,
    };
    return keep(() => act(submitResponse, input, { said: null }), 'thanks-response');
  }

  function sendFeedback(written: WrittenFeedback): Promise<void> {
    const input = {
      ...written,
      channel: 'kiosk' as const,
      depositedOn: desk.time.dayOf(desk.now()),
      language: language.tag,
    };
    return keep(() => act(fileFeedback, input, { said: null }), 'thanks-feedback');
  }

  const isBusy = step === 'questionnaire' || step === 'feedback' || language !== FRENCH;
  const secondsLeft = useIdle(isBusy ? touches + 1 : 0, startAnew);

  return (
    <AppFrame
      scale="kiosk"
      width="narrow"
      siteName={settings.site.name ?? ''}
      title={words.title}
      skipLabel={words.skipToContent}
      actions={<LanguageChoice label={words.chooseLanguage} chosen={language} onChoose={choose} />}
    >
      {failed && (
        <Notice tone="danger" title={words.notSaved.title} live>
          {words.notSaved.text}
        </Notice>
      )}
      {step === 'welcome' && (
        <Welcome
          words={words.welcome}
          questions={criteria.length}
          onAnswer={() => goTo('questionnaire')}
          onWrite={() => goTo('feedback')}
        />
      )}
      {step === 'questionnaire' && (
        <Questionnaire
          words={words}
          language={language.tag}
          criteria={criteria}
          sending={sending}
          onSend={sendResponse}
          onLeave={startAnew}
        />
      )}
      {step === 'feedback' && (
        <FeedbackForm
          words={words}
          services={inOrder(settings.services).filter((service) => service.active)}
          sending={sending}
          onSend={sendFeedback}
          onLeave={startAnew}
        />
      )}
      {step.startsWith('thanks') && (
        <Thanks
          title={words.thanks.title}
          text={step === 'thanks-response' ? words.thanks.response : words.thanks.feedback}
          doneLabel={words.thanks.done}
          onDone={startAnew}
        />
      )}
      <IdleDialog
        words={words.idle}
        secondsLeft={secondsLeft}
        onStay={() => setTouches(touches + 1)}
        onLeave={startAnew}
      />
      {step === 'welcome' && device.postes.length > 1 && (
        <p class="g-borne__exit">
          <LinkButton href="/" variant="quiet" icon="lock">
            {words.staffExit}
          </LinkButton>
        </p>
      )}
    </AppFrame>
  );
}
