import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../../../src/app/styles/base.css';
import '../../../../src/app/styles/tokens.css';
import { BienvenueScreen } from '../../../../src/app/screens/bienvenue/bienvenue-screen.tsx';
import type { EnrolmentDesk } from '../../../../src/app/screens/bienvenue/enrolment-desk.ts';
import type { Device, LookAnswer } from '../../../../src/contract/enrolment.ts';
import type { Failure } from '../../../../src/domain/kernel/failure.ts';
import { fail, ok, type Result } from '../../../../src/domain/kernel/result.ts';
import { StoreFailure } from '../../../../src/domain/kernel/store-failure.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';

const DEVICE: Device = {
  device: 'd1',
  name: 'PC accueil',
  site: 's1',
  zone: 'Europe/Paris',
  postes: ['accueil'],
  series: 'A',
  epoch: 'e1',
};
const NEW_SITE: LookAnswer = { opens: 'new-site' };
const POSTE: LookAnswer = {
  opens: 'poste',
  siteName: 'Préfecture du Gers',
  postes: ['accueil', 'borne'],
  demo: false,
};

const testAddress = location.href;
const onEnrolled = vi.fn();

beforeEach(() => {
  document.documentElement.lang = 'fr';
  onEnrolled.mockReset();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, '', testAddress);
});

interface DeskDouble {
  readonly look?: Result<LookAnswer>;
  readonly enrol?: Result<Device>;
  readonly device?: Device;
  readonly lost?: ReturnType<EnrolmentDesk['lost']>;
  readonly copied?: number;
  readonly privateWindow?: string;
}

function open(address: string, double: DeskDouble = {}) {
  history.replaceState(null, '', address);
  const desk = {
    device: () => double.device,
    lost: () => double.lost,
    copied: () => Promise.resolve(double.copied ?? 0),
    privateWindow: async () => double.privateWindow,
    look: vi.fn<EnrolmentDesk['look']>(async () => double.look ?? ok(NEW_SITE)),
    enrol: vi.fn<EnrolmentDesk['enrol']>(async () => double.enrol ?? ok(DEVICE)),
  };
  render(<BienvenueScreen desk={desk} onEnrolled={onEnrolled} />);
  return desk;
}

function type(label: RegExp, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function choose(label: RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

describe('the code', () => {
  test('comes from the address, and leaves it at once', async () => {
    const desk = open('/bienvenue#7KPM-4XQZ-W2RT');
    await screen.findByRole('heading', { level: 1, name: 'Créer votre site' });
    expect(desk.look).toHaveBeenCalledWith('7KPM-4XQZ-W2RT');
    expect(location.hash).toBe('');
    expect(location.href).not.toContain('7KPM');
  });

  test('or is typed by hand', async () => {
    const desk = open('/bienvenue', { look: ok(POSTE) });
    type(/Code d’installation/, '7kpm 4xqz w2rt');
    press('Continuer');
    await screen.findByRole('heading', { level: 1, name: 'Installer ce poste' });
    expect(desk.look).toHaveBeenCalledWith('7kpm 4xqz w2rt');
  });

  test('or from a second link opened in the same page', async () => {
    const desk = open('/bienvenue');
    location.hash = '#7KPM-4XQZ-W2RT';
    await screen.findByRole('heading', { level: 1, name: 'Créer votre site' });
    expect(desk.look).toHaveBeenCalledOnce();
    expect(location.hash).toBe('');
  });

  test.each([
    ['', 'Saisissez le code.'],
    ['7KP', 'Ce code est incomplet'],
  ])('« %s » is refused here, without asking the endpoint', async (typed, sentence) => {
    const desk = open('/bienvenue');
    type(/Code d’installation/, typed);
    press('Continuer');
    await screen.findByText(new RegExp(sentence));
    expect(desk.look).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByLabelText(/Code d’installation/));
  });

  test.each([
    [{ code: 'code-unknown' }, 'Ce code n’existe pas ou a déjà servi.'],
    [{ code: 'code-expired' }, 'Ce code est expiré'],
    [{ code: 'busy', retryAfterSeconds: 60 }, 'Trop de codes ont été essayés'],
    [{ code: 'network' }, 'Un poste s’installe avec le réseau'],
    [{ code: 'not-guichet', status: 200 }, 'La réponse ne vient pas de Guichet'],
    [{ code: 'endpoint', status: 500 }, 'Le serveur a rencontré une erreur (500)'],
    [{ code: 'invalid', field: 'code', rule: 'regex' }, 'Ce code n’a pas la bonne forme'],
  ] satisfies [Failure, string][])(
    '%o is said in a sentence, and the code can be mended',
    async (failure, sentence) => {
      open('/bienvenue#7KPM-4XQZ-W2RT', { look: fail(failure) });
      await waitFor(() => expect(document.body.textContent).toContain(sentence));
      expect((screen.getByLabelText(/Code d’installation/) as HTMLInputElement).value).toBe('7KPM-4XQZ-W2RT');
    },
  );

  test('on an address without protection, says how to open Guichet, and asks nothing', async () => {
    vi.stubGlobal('isSecureContext', false);
    const desk = open('/bienvenue#7KPM-4XQZ-W2RT');
    await screen.findByText('Cette adresse n’est pas protégée');
    expect(desk.look).not.toHaveBeenCalled();
    expect(screen.queryByLabelText(/Code d’installation/)).toBeNull();
  });
});

describe('a new site', () => {
  async function form(double: DeskDouble = {}) {
    const desk = open('/bienvenue#7KPM-4XQZ-W2RT', double);
    await screen.findByLabelText(/Nom du site/);
    return desk;
  }

  test('the département brings its time zone and its public holidays', async () => {
    await form();
    choose(/Département/, '974');
    expect((screen.getByLabelText(/Fuseau horaire/) as HTMLSelectElement).value).toBe('Indian/Reunion');
    expect((screen.getByLabelText(/Jours fériés/) as HTMLSelectElement).value).toBe('reunion');
  });

  test.each([
    ['67', /Alsace-Moselle : avec le 26 décembre ».* ou .*Vendredi saint/],
    ['978', /Saint-Martin : avec le 28 mai ».* ou .*27 mai/],
  ])('%s: says that the holidays are to be checked, and between which', async (code, hint) => {
    await form();
    choose(/Département/, code);
    await screen.findByText(hint);
  });

  test('is created with what was typed, and this browser becomes its first poste', async () => {
    const desk = await form();
    type(/Nom du site/, '  Préfecture du Gers ');
    choose(/Département/, '32');
    type(/Nom de cet appareil/, 'PC accueil');
    press('Créer le site');
    await waitFor(() => expect(onEnrolled).toHaveBeenCalledWith(DEVICE));
    expect(desk.enrol).toHaveBeenCalledWith({
      code: '7KPM-4XQZ-W2RT',
      name: 'PC accueil',
      site: {
        name: 'Préfecture du Gers',
        department: '32',
        zone: 'Europe/Paris',
        holidayRegion: 'metropole',
      },
    });
  });

  test('what is missing is listed, each line leading to its field', async () => {
    const desk = await form();
    press('Créer le site');
    const summary = await screen.findByRole('alert');
    expect(
      within(summary)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual([
      'Donnez un nom au site.',
      'Choisissez le département.',
      'Choisissez le fuseau horaire.',
      'Choisissez les jours fériés.',
      'Donnez un nom à cet appareil.',
    ]);
    expect(document.activeElement).toBe(summary);
    expect(desk.enrol).not.toHaveBeenCalled();
  });

  test('a network that fails keeps the form as it was filled', async () => {
    await form({ enrol: fail({ code: 'network' }) });
    type(/Nom du site/, 'Préfecture du Gers');
    choose(/Département/, '32');
    type(/Nom de cet appareil/, 'PC accueil');
    press('Créer le site');
    await screen.findByText(/Un poste s’installe avec le réseau/);
    expect((screen.getByLabelText(/Nom du site/) as HTMLInputElement).value).toBe('Préfecture du Gers');
    expect(onEnrolled).not.toHaveBeenCalled();
  });

  test('axe finds nothing to say, filled or refused', async () => {
    await form();
    expect(await axeViolations()).toEqual([]);
    press('Créer le site');
    await screen.findByRole('alert');
    expect(await axeViolations()).toEqual([]);
  });
});

describe('a poste of a site', () => {
  async function form(double: DeskDouble = {}) {
    const desk = open('/bienvenue#7KPM-4XQZ-W2RT', { look: ok(POSTE), ...double });
    await screen.findByLabelText(/Nom de cet appareil/);
    return desk;
  }

  test('proposes the name given with the code', async () => {
    await form({ look: ok({ ...POSTE, name: 'Borne du hall' }) });
    expect((screen.getByLabelText(/Nom de cet appareil/) as HTMLInputElement).value).toBe('Borne du hall');
  });

  test('shows which site and which postes before anything is done, then enrols', async () => {
    const desk = await form();
    expect(screen.getByText('Préfecture du Gers')).toBeTruthy();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent?.split(' : ')[0])).toEqual([
      'Accueil',
      'Borne',
    ]);
    type(/Nom de cet appareil/, ' Tablette guichet 2 ');
    press('Installer ce poste');
    await waitFor(() => expect(onEnrolled).toHaveBeenCalledOnce());
    expect(desk.enrol).toHaveBeenCalledWith({ code: '7KPM-4XQZ-W2RT', name: 'Tablette guichet 2' });
  });

  test('asks for a name', async () => {
    const desk = await form();
    press('Installer ce poste');
    await screen.findByText('Donnez un nom à cet appareil.');
    expect(desk.enrol).not.toHaveBeenCalled();
  });

  test('two presses enrol once', async () => {
    const desk = await form();
    type(/Nom de cet appareil/, 'Tablette');
    const slow = Promise.withResolvers<Result<Device>>();
    desk.enrol.mockReturnValue(slow.promise);
    press('Installer ce poste');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Installer ce poste' }).ariaBusy).toBe('true'),
    );
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    slow.resolve(ok(DEVICE));
    await waitFor(() => expect(onEnrolled).toHaveBeenCalled());
    expect(desk.enrol).toHaveBeenCalledOnce();
  });

  test('a disk that is full is said', async () => {
    const desk = await form();
    type(/Nom de cet appareil/, 'Tablette');
    desk.enrol.mockRejectedValue(new StoreFailure({ code: 'storage-full' }));
    press('Installer ce poste');
    await screen.findByText(/le disque de cet appareil est plein/);
  });

  test('a code used meanwhile is said, and another can be typed', async () => {
    await form({ enrol: fail({ code: 'code-unknown' }) });
    type(/Nom de cet appareil/, 'Tablette');
    press('Installer ce poste');
    await screen.findByText(/Ce code n’existe pas ou a déjà servi/);
    press('Utiliser un autre code');
    await screen.findByLabelText(/Code d’installation/);
  });

  test('a demonstration says so', async () => {
    open('/bienvenue#7KPM-4XQZ-W2RT', { look: ok({ ...POSTE, demo: true }) });
    await screen.findByText(/que des données inventées/);
    expect(await axeViolations()).toEqual([]);
  });
});

test('a browser that is a poste already says which, and a refusal to replace it says to send first', async () => {
  open('/bienvenue#7KPM-4XQZ-W2RT', {
    look: ok(POSTE),
    device: DEVICE,
    enrol: fail({ code: 'wrong-state', state: 'unsent' }),
  });
  await screen.findByText('Ce navigateur est déjà le poste « PC accueil »');
  await screen.findByLabelText(/Nom de cet appareil/);
  type(/Nom de cet appareil/, 'Tablette');
  press('Installer ce poste');
  await screen.findByText(/encore des enregistrements à envoyer/);
});

const NOTED = Date.UTC(2026, 10, 23, 13, 2);

test('a poste whose memory was wiped: what was lost, what it means, and the way back', async () => {
  open('/bienvenue', { lost: { name: 'PC accueil', unsent: 3, at: NOTED } });
  await screen.findByText('La mémoire de cet appareil a été effacée');
  expect(document.body.textContent).toMatch(/poste « PC accueil »/);
  expect(document.body.textContent).toMatch(/3 enregistrements n’étaient pas envoyés.*23 novembre 2026/);
  expect(document.body.textContent).toMatch(/saisissez-les à nouveau/);
  expect(document.body.textContent).toMatch(/nouveau code/);
  expect(screen.getByLabelText(/Code d’installation/)).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
});

test('wiped when all was sent: nothing is lost, and it says so', async () => {
  open('/bienvenue', { lost: { name: 'PC accueil', unsent: 0, at: NOTED } });
  await screen.findByText(/rien n’est perdu/);
});

test('wiped, and all that waited is in the copy: nothing is lost, and nothing is to be typed again', async () => {
  open('/bienvenue', { lost: { name: 'PC accueil', unsent: 3, at: NOTED }, copied: 3 });
  await screen.findByText(/copie à part : rien n’est perdu, tout partira/);
  expect(document.body.textContent).not.toMatch(/saisissez-les/);
});

test('wiped, and some of what waited is in the copy: how many, and what to do about the others', async () => {
  open('/bienvenue', { lost: { name: 'PC accueil', unsent: 3, at: NOTED }, copied: 1 });
  await screen.findByText(/1 est retrouvé et partira.*Pour les autres : .*saisissez-les à nouveau/);
});

test('a memory set aside is not called wiped', async () => {
  open('/bienvenue', { lost: { name: 'PC accueil', unsent: 1, at: NOTED, aside: 'guichet' } });
  await screen.findByText('La mémoire de cet appareil a été mise de côté');
});

test('a private window is refused, says why, and takes no code', async () => {
  open('/bienvenue', { privateWindow: 'no-worker' });
  await screen.findByText(/Cette fenêtre ne garde rien/);
  expect(screen.queryByLabelText(/Code d’installation/)).toBeNull();
  expect(await axeViolations()).toEqual([]);
});
