import preact from '@preact/preset-vite';
import { defineConfig, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { pageChunks } from './page-chunks.config.ts';
import { webManifest } from './web-manifest.config.ts';

/** `vite build` makes the page and its service worker; `vite build --ssr …` makes the endpoint. */
export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? endpoint : page));

const endpoint: UserConfig = {
  build: { target: 'node20', copyPublicDir: false, minify: false },
};

const page: UserConfig = {
  plugins: [
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.js',
      // The plugin names the result after its source; ours is called main.ts like every entry.
      integration: {
        configureCustomSWViteBuild({ build }) {
          if (build?.lib) build.lib.entry = 'src/service-worker/main.ts';
        },
      },
      // The page registers it itself (src/app/wiring), and asks the person before a new version takes over.
      registerType: 'prompt',
      injectRegister: false,
      manifest: webManifest,
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        rollupFormat: 'iife',
        target: 'es2022',
      },
    }),
  ],
  build: {
    target: 'es2022',
    outDir: 'dist/client',
    manifest: true,
    // The content security policy allows neither data: addresses nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: pageChunks(import.meta.dirname) } } },
  },
  worker: { format: 'es' },
};
