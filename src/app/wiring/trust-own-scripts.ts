/** The service worker, and what the build puts into its folder. */
const OWN_SCRIPT = /^\/(service-worker\.js|assets\/[\w.-]+\.js)$/;

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string | null }): unknown;
}

/**
 * Where the browser checks what becomes a script (Trusted Types), lets our own workers start, and nothing else: no other
 * address, no text that would be run, no markup made of text. To be called before the first worker.
 */
export function trustOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, pathname } = new URL(address, location.origin);
      return origin === location.origin && OWN_SCRIPT.test(pathname) ? address : null;
    },
  });
}
