import { buildIfNeeded } from '../../../src/launch/build.mjs';
import { firstScreenSizes } from '../../../src/launch/first-screen-size.mjs';

/** S8: JavaScript of the first screen, gzip, from the build's own manifest. The first row is the kiosk. */
export async function measureFirstScreens() {
  await buildIfNeeded();
  const sizes = await firstScreenSizes();
  return sizes
    .sort((a, b) => Number(b.poste === 'borne') - Number(a.poste === 'borne'))
    .map(({ poste, kilobytes, limit }) => ({
      id: poste === 'borne' ? 'S8' : `S8-${poste}`,
      name: `first JavaScript of /${poste}, gzip`,
      value: kilobytes,
      unit: 'kB',
      ratios: { limit: kilobytes / limit },
      aim: `≤ ${limit} kB`,
    }));
}
