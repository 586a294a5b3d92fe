import * as v from 'valibot';

/**
 * `GET /api/wake`: a server-sent stream. An event `seq` says that the site's log has grown to that number; a comment
 * line every 15 s keeps the link alive. An event `revoked` says that this device no longer has any right.
 */
export const wakeSchema = v.object({ seq: v.number() });

export const WAKE_HEARTBEAT_MS = 15_000;
