import { type SessionStore, showMessage } from '../state/session-store.ts';

const SENTENCE =
  'Une action n’a pas abouti. Vérifiez-la, puis recommencez ; si cela se répète, rechargez la page. Vos enregistrements sont sur cet appareil.';

/** Says, once at a time, that something failed that nobody expected: a bug must not pass for a success. */
export function watchBugs(page: Window, session: SessionStore): () => void {
  function tell(): void {
    const said = session.getState().messages.some(({ says }) => says === SENTENCE);
    if (!said) showMessage(session, { says: SENTENCE, tone: 'danger', stays: true });
  }
  page.addEventListener('error', tell);
  page.addEventListener('unhandledrejection', tell);
  return () => {
    page.removeEventListener('error', tell);
    page.removeEventListener('unhandledrejection', tell);
  };
}
