import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIGURE_IDS, FIGURES } from '../../src/domain/statistics/definitions.ts';
import { FIGURE_WORDS } from '../../src/i18n/fr/figures.ts';
import { figuresPage } from '../../src/reports/figures-page.ts';

it('says in the documentation what the application shows', async () => {
  await expect(figuresPage()).toMatchFileSnapshot('../../src/figures.md');
});

it('names for each figure a file that exists, and no name twice', () => {
  for (const id of FIGURE_IDS)
    expect(
      existsSync(new URL(`../../src/domain/statistics/${FIGURES[id].computedBy}`, import.meta.url)),
    ).toBe(true);
  const names = FIGURE_IDS.map((id) => FIGURE_WORDS[id].name);
  expect(new Set(names).size).toBe(names.length);
});
