import { expect, type Page, test } from '@playwright/test';
import { openOffice } from './support/office.ts';
import { createSite, newTablet } from './support/tablet.ts';

const SCREENS = [
  '/',
  '/accueil',
  '/pan',
  '/borne',
  '/affichage',
  '/envois',
  '/qualite',
  '/qualite/avis',
  '/qualite/import',
  '/qualite/postes',
  '/qualite/reglages',
  '/qualite/saisie',
  '/qualite/visites',
];

test('every screen keeps within its security policy and asks nothing of anybody else', async () => {
  const office = await openOffice();
  const tablet = await newTablet();
  try {
    const { page, context } = tablet;
    const asked = new Set<string>();
    const complaints: string[] = [];
    context.on('request', (request) => asked.add(new URL(request.url()).host));
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await watchViolations(page);

    await createSite(page, office.address());
    for (const path of SCREENS) {
      await page.goto(office.url + path);
      await expect(page.locator('h1').first()).toBeVisible();
    }
    await page.goto(`${office.url}/qualite`);
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    expect(complaints).toEqual([]);
    expect(await violations(page)).toEqual([]);
    expect([...asked]).toEqual([new URL(office.url).host]);

    // The control: what the policy is there to stop is stopped, and would have been seen.
    for (const attack of [
      "document.body.innerHTML = '<b>x</b>'",
      "new Worker('/api/health')",
      "document.head.append(Object.assign(document.createElement('script'), { src: '/x.js' }))",
      "trustedTypes.createPolicy('other', {})",
    ])
      await expect(page.evaluate(`(() => { ${attack} })()`), attack).rejects.toThrow();
    await expect.poll(async () => (await violations(page)).length).toBeGreaterThan(2);
  } finally {
    await tablet.discard();
    await office.close();
  }
});

/** Kept beyond a page's life, since each screen is loaded anew. */
async function watchViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const told = JSON.parse(sessionStorage.getItem('violations') ?? '[]') as string[];
      sessionStorage.setItem('violations', JSON.stringify([...told, `${violatedDirective} ${blockedURI}`]));
    });
  });
}

function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('violations') ?? '[]') as string[]);
}
