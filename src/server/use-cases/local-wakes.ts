import type { DeviceRevoked, SiteGrew, Wakes } from './ports.ts';

/** Wakes the devices that are linked to this very process. */
export function localWakes(): Wakes {
  const followers = new Set<Parameters<Wakes['follow']>[0]>();
  return {
    grew(event: SiteGrew) {
      for (const follower of followers) follower.grew(event);
    },
    revoked(event: DeviceRevoked) {
      for (const follower of followers) follower.revoked(event);
    },
    follow(follower) {
      followers.add(follower);
      return () => {
        followers.delete(follower);
      };
    },
    async close() {
      followers.clear();
    },
  };
}
