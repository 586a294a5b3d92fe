import type { ManifestOptions } from 'vite-plugin-pwa';

/** How the app presents itself once installed on a tablet. */
export const webManifest: Partial<ManifestOptions> = {
  name: 'Guichet',
  short_name: 'Guichet',
  description: 'Accueil, rendez-vous, questionnaires et statistiques, avec ou sans réseau.',
  lang: 'fr',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: '#13203b',
  background_color: '#f6f3ec',
  categories: ['government', 'productivity'],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};
