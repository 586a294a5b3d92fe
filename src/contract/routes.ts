import { publicAddresses } from '../domain/setting/public-addresses.ts';

const PUBLIC = publicAddresses(':site');

/** Every address of the endpoint, once. */
export const ROUTES = {
  health: '/api/health',
  openapi: '/api/openapi.json',
  look: '/api/enrolment/look',
  enrol: '/api/enrolment',
  device: '/api/device',
  push: '/api/push',
  pull: '/api/pull',
  digest: '/api/digest',
  recordsOfDay: '/api/records',
  wake: '/api/wake',
  board: '/api/board',
  codes: '/api/codes',
  devices: '/api/devices',
  devicePostes: '/api/devices/:device/postes',
  retirement: '/api/device/retirement',
  accesses: '/api/accesses',
  retentionPreview: '/api/retention/preview',
  deviceRevocation: '/api/devices/:device/revocation',
  publicPage: PUBLIC.page,
  publicFrame: PUBLIC.frame,
  publicFigures: PUBLIC.figures,
} as const;
