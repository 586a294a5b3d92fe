import type { Values } from '../kernel/record.ts';
import { type AppointmentMoved, type AppointmentShapes, MOVE } from './appointment.ts';

/** The fact by which a device says that it moved this appointment. @param series that of the device's tickets */
export function moveFact(series: string): `move:${string}` {
  return `${MOVE}${series}`;
}

/** The moves that devices told of, by the fact's name. */
export function movesOf(
  appointment: Values<AppointmentShapes>,
): ReadonlyMap<`move:${string}`, AppointmentMoved> {
  const moves = Object.entries(appointment).filter(([name]) => name.startsWith(MOVE));
  return new Map(moves as [`move:${string}`, AppointmentMoved][]);
}
