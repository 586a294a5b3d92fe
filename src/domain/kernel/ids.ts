const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * A UUIDv7 (RFC 9562): 48 bits of time, 74 of chance. Identity only: nothing reads the time back out of it.
 * @param nowMs milliseconds since 1970
 * @param random 10 random bytes
 */
export function uuidv7(nowMs: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(nowMs)).toString(16).padStart(12, '0').slice(-12);
  const bytes = Uint8Array.from(random);
  bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f);
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
  const tail = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8, 20)}`;
}

/** The id of a setting. Derived, so that two offices creating "services" at once create one record. */
export function settingId(name: string): string {
  return `setting/${name}`;
}

/**
 * The id of the visit that an appointment becomes when its person arrives: ticked on two tablets, it is one visit.
 * The inverse of `appointmentIdOfVisit`.
 */
export function visitIdOfAppointment(appointmentId: string): string {
  return appointmentId.startsWith(OF_VISIT)
    ? appointmentId.slice(OF_VISIT.length)
    : `${OF_APPOINTMENT}${appointmentId}`;
}

/**
 * The id of the appointment that stands behind a visit, or of the one a session without appointment is logged under:
 * logged on two tablets, it is one session. The inverse of `visitIdOfAppointment`.
 */
export function appointmentIdOfVisit(visitId: string): string {
  return visitId.startsWith(OF_APPOINTMENT) ? visitId.slice(OF_APPOINTMENT.length) : `${OF_VISIT}${visitId}`;
}

const OF_APPOINTMENT = 'visit/';
const OF_VISIT = 'appointment/';

/** A short reference a person can say aloud (`K7P-4MX`), read from the random end of an id. Not an identity. */
export function referenceOf(id: string): string {
  let number = Number.parseInt(id.replaceAll('-', '').slice(-8), 16);
  let text = '';
  for (let i = 0; i < 6; i += 1) {
    text += ALPHABET[number % ALPHABET.length];
    number = Math.floor(number / ALPHABET.length);
  }
  return `${text.slice(0, 3)}-${text.slice(3)}`.toUpperCase();
}

/**
 * A text of `random.length` letters and digits that cannot be mistaken for one another (no 0/o, 1/i/l).
 * Used for device names in stamps and for one-time codes.
 */
export function readableToken(random: Uint8Array): string {
  return Array.from(random, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
