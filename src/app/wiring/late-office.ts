import type { EndpointClient } from '../../remote/endpoint-client.ts';
import type { Office } from '../services.ts';

/** What is asked of the endpoint about the site's devices, fetched when a person first asks: no first screen waits for it. */
export function lateOffice(client: EndpointClient): Office {
  const office = async () => (await import('../../remote/office-client.ts')).officeClient(client);
  return {
    createCode: async (postes, name) => (await office()).createCode(postes, name),
    devices: async () => (await office()).devices(),
    changePostes: async (device, postes) => (await office()).changePostes(device, postes),
    revoke: async (device) => (await office()).revoke(device),
    sayRetired: async () => (await office()).sayRetired(),
    accesses: async (query) => (await office()).accesses(query),
    previewRetention: async (rules) => (await office()).previewRetention(rules),
  };
}
