/** Names the Background Sync by which what waits is sent once the network is back, though no page is open. */
export const PUSH_TAG = 'guichet-push';
