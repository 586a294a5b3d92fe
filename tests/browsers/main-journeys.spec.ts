import { expect, test } from '@playwright/test';
import { endpointRecords } from '../journeys/support/endpoint-records.ts';
import { openOffice } from '../journeys/support/office.ts';
import { openFirefox } from './support/firefox.ts';
import type { OtherTab } from './support/other-tab.ts';
import { type Person, person, recordsIn } from './support/person.ts';
import { openWebKit } from './support/webkit.ts';

const SCREENS = ['/', '/accueil', '/pan', '/borne', '/affichage', '/qualite', '/qualite/reglages', '/envois'];
const OPEN: Readonly<Record<string, () => Promise<OtherTab>>> = {
  firefox: openFirefox,
  webkitgtk: openWebKit,
};

for (const name of (process.env['GUICHET_BROWSERS'] ?? '').split(',').filter((each) => each !== '')) {
  const open = OPEN[name];
  if (open === undefined) throw new Error(`No driver for ${name}`);

  test(`${name}: after one visit everything works with no endpoint, and all of it is sent once, later`, async () => {
    const office = await openOffice();
    let tab = await open();
    try {
      let agent = person(tab);
      await createSite(tab, agent, office.address());
      await agent.sees('À jour');
      const settings = await recordsIn(tab);

      await office.stop();
      for (const path of SCREENS) {
        await tab.goto(`${office.url}${path}`);
        await expect
          .poll(() => tab.evaluate(() => document.querySelectorAll('h1').length), {
            message: path,
            timeout: 20_000,
          })
          .toBe(1);
        expect(await agent.reads()).not.toContain('Erreur');
      }
      await tab.goto(`${office.url}/accueil`);
      // The day is read: what is tapped now is drawn anew no more.
      await agent.sees('Aucune visite aujourd’hui');
      await agent.click('Accueil général');
      await agent.sees('A 001');
      await agent.press('2');
      await agent.sees('A 002');
      await answer(tab, agent, office.url);
      await agent.click('^Terminer$');
      await complain(agent);

      if (tab.reopen === undefined) await tab.goto('about:blank');
      else tab = await tab.reopen();
      agent = person(tab);
      await tab.goto(`${office.url}/accueil`);
      await agent.sees('A 002');
      await agent.sees(/Hors ligne .*4 à envoyer/);
      const kept = await recordsIn(tab);
      expect(kept.size).toBe(settings.size + 4);

      await office.start();
      await agent.sees('À jour', 60_000);
      expect(await recordsIn(tab)).toEqual(kept);
      expect(await endpointRecords(office)).toEqual(kept);
      await tab.goto(`${office.url}/qualite`);
      await agent.sees(/La courtoisie des agents 100/);
    } finally {
      await tab.discard();
      await office.close();
    }
  });

  test(`${name}: a kiosk’s answer reaches the office, and two desks agree after a cut`, async () => {
    const office = await openOffice();
    const desk = await open();
    const other = await open();
    const [officer, agent] = [person(desk), person(other)];
    try {
      await createSite(desk, officer, office.address());
      const code = await makeCode(desk, officer, office.url);
      await joinSite(other, agent, code);
      await desk.goto(`${office.url}/qualite`);
      await officer.sees(/aucune réponse/i);
      await answer(other, agent, office.url);
      await officer.sees(/La courtoisie des agents 100/);

      await office.stop();
      await desk.goto(`${office.url}/accueil`);
      await other.goto(`${office.url}/accueil`);
      await officer.click('Accueil général');
      await officer.sees('A 001');
      await agent.click('Accueil général');
      await agent.sees('B 001');
      await office.start();
      await officer.sees('B 001', 60_000);
      await agent.sees('A 001', 60_000);
      await officer.sees('À jour', 60_000);
      await agent.sees('À jour', 60_000);
      const held = await endpointRecords(office);
      const visits = (records: typeof held) => [...records.values()].filter(({ kind }) => kind === 'visit');
      expect(visits(held)).toHaveLength(2);
      expect(await recordsIn(desk)).toEqual(held);
      expect(byId(visits(await recordsIn(other)))).toEqual(byId(visits(held)));
    } finally {
      await desk.discard();
      await other.discard();
      await office.close();
    }
  });
}

async function createSite(tab: OtherTab, who: Person, address: string): Promise<void> {
  await tab.goto(address);
  await who.fill('Nom du site', 'Préfecture du Gers');
  await who.choose('Département', '32');
  await who.fill('Nom de cet appareil', 'PC de l’accueil');
  await who.click('Créer le site');
  await untilInstalled(tab, who);
}

async function makeCode(tab: OtherTab, who: Person, url: string): Promise<string> {
  await tab.goto(`${url}/qualite/postes`);
  await who.click('Nouveau code');
  await who.fill('Nom de l’appareil', 'Tablette 2');
  await who.click('^Accueil');
  await who.click('^Borne');
  await who.click('Créer le code');
  await who.sees('/bienvenue#');
  return (await who.reads()).match(/http:\S+\/bienvenue#\S+/)?.[0] ?? '';
}

async function joinSite(tab: OtherTab, who: Person, address: string): Promise<void> {
  await tab.goto(address);
  await who.click('Installer ce poste');
  await untilInstalled(tab, who);
}

/** From then on every screen opens with no endpoint. */
async function untilInstalled(tab: OtherTab, who: Person): Promise<void> {
  await who.sees('Cet appareil :', 30_000);
  await tab.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

async function answer(tab: OtherTab, who: Person, url: string): Promise<void> {
  await tab.goto(`${url}/borne`);
  await who.click('Donner mon avis');
  await who.click('^Très satisfait$');
  await who.sees('La disponibilité des agents');
  await who.click('Terminer maintenant');
  await who.click('Envoyer mes réponses');
  await who.sees('Merci !');
}

async function complain(who: Person): Promise<void> {
  await who.click('Écrire un message');
  await who.click('^Une réclamation$');
  await who.fill('Votre message', 'Il fait froid dans le hall.');
  await who.click('Envoyer mon message');
  await who.sees('Merci !');
}

function byId<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
