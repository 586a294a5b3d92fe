import { configure } from '@testing-library/preact';
import { QualiteScreen } from '../../../../src/app/screens/qualite/qualite-screen.tsx';
import {
  type FakeGuichet,
  type FakeGuichetOptions,
  fakeGuichet,
  renderScreen,
} from '../../../fixtures/fake-guichet.tsx';

/** Pages are fetched when they are first opened: a busy machine takes its time. */
configure({ asyncUtilTimeout: 8000 });

/** Opens a page of the quality office, as its address does. */
export async function openQualite(
  path: string,
  options: FakeGuichetOptions = {},
  prepare: (fake: FakeGuichet) => void | Promise<void> = () => undefined,
): Promise<FakeGuichet> {
  history.replaceState(null, '', path);
  const fake = await fakeGuichet(options);
  await prepare(fake);
  renderScreen(
    fake,
    <main>
      <h1>Qualité</h1>
      <QualiteScreen />
    </main>,
  );
  return fake;
}
