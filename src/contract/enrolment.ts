import * as v from 'valibot';
import { HOLIDAY_REGIONS } from '../domain/kernel/holiday-regions.ts';
import { lineShape } from '../domain/kernel/shapes.ts';
import { POSTES } from '../domain/rights.ts';

/** A one-time code as typed or scanned: letters and digits, whatever the spaces, dashes and case. */
export const codeSchema = v.pipe(
  v.string(),
  v.transform((text) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')),
  v.regex(/^[a-z0-9]{8,32}$/),
);

export const postesSchema = v.pipe(v.array(v.picklist(POSTES)), v.minLength(1), v.maxLength(POSTES.length));

/** `POST /api/enrolment/look` : what a code opens, before it is used. */
export const lookRequestSchema = v.object({ code: codeSchema });

export const lookAnswerSchema = v.variant('opens', [
  /** The first poste of a site that does not exist yet. */
  v.object({ opens: v.literal('new-site') }),
  v.object({
    opens: v.literal('poste'),
    siteName: v.string(),
    postes: postesSchema,
    demo: v.boolean(),
    /** The name that was proposed with the code. */
    name: v.optional(v.string()),
  }),
]);

export type LookAnswer = v.InferOutput<typeof lookAnswerSchema>;

export const newSiteSchema = v.object({
  name: lineShape,
  department: v.pipe(v.string(), v.trim()),
  zone: v.string(),
  holidayRegion: v.picklist(HOLIDAY_REGIONS),
});

export type NewSite = v.InferOutput<typeof newSiteSchema>;

/** The public half of the device's key, as a JWK. The private half never leaves the browser. */
export const publicKeySchema = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
});

/**
 * `POST /api/enrolment`: uses the code. Carries a DPoP proof made with the key it declares.
 * `site` is there exactly when the code opens a new site; the first device gets all five postes. Sent again with the same
 * code and key (the answer was lost), it answers the same device again.
 */
export const enrolRequestSchema = v.object({
  code: codeSchema,
  key: publicKeySchema,
  /** How the quality officer tells devices apart: « Tablette guichet 2 ». */
  name: lineShape,
  site: v.optional(newSiteSchema),
});

export type EnrolRequest = v.InferOutput<typeof enrolRequestSchema>;

/** What a device is. Kept by the tablet; `series` is the letter of its tickets, its own on the site. */
export const deviceSchema = v.object({
  device: v.string(),
  name: v.string(),
  site: v.string(),
  zone: v.string(),
  postes: postesSchema,
  series: v.string(),
  epoch: v.string(),
});

export type Device = v.InferOutput<typeof deviceSchema>;

/** `GET /api/device`: the same device, as the endpoint knows it now (a poste may have been added). */

/** `POST /api/codes` (qualite): a code for a new poste. */
export const codeRequestSchema = v.object({ postes: postesSchema, name: lineShape });
export const codeAnswerSchema = v.object({ code: v.string(), expiresAt: v.number() });
export type CodeAnswer = v.InferOutput<typeof codeAnswerSchema>;

/** `GET /api/devices` (qualite). */
export const devicesAnswerSchema = v.object({
  devices: v.array(
    v.object({
      device: v.string(),
      name: v.string(),
      postes: v.array(v.picklist(POSTES)),
      createdAt: v.number(),
      lastSeenAt: v.optional(v.number()),
      revokedAt: v.optional(v.number()),
    }),
  ),
});

export type DeviceRow = v.InferOutput<typeof devicesAnswerSchema>['devices'][number];

/** `PUT /api/devices/:device/postes` (qualite) takes `{ postes }`; `POST /api/devices/:device/revocation` takes `{}`. */
export const postesRequestSchema = v.object({ postes: postesSchema });
