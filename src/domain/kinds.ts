import { appointmentKind } from './appointment/appointment.ts';
import { feedbackKind } from './feedback/feedback.ts';
import type { Kind } from './kernel/kind.ts';
import { responseKind } from './response/response.ts';
import { openingKind } from './sealing/opening.ts';
import { safeKind } from './sealing/safe.ts';
import { settingKind } from './setting/setting.ts';
import { visitKind } from './visit/visit.ts';

/** Every record kind this version knows. A new kind joins here and in `rights.ts`. */
const KINDS = [
  visitKind,
  appointmentKind,
  responseKind,
  feedbackKind,
  settingKind,
  safeKind,
  openingKind,
] as readonly Kind[];

export const kinds: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));
