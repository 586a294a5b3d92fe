import { expose } from 'comlink';
import { statisticsService } from './statistics-service.ts';

/** The statistics worker's doorstep: the platform's clock, then the service. */
const service = statisticsService();

expose({
  ...service,
  async open(...input: Parameters<typeof service.open>) {
    if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
    await service.open(...input);
  },
});
