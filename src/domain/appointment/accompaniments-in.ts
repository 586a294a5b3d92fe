import type { AppointmentSession } from './appointment.ts';

/** How many people were helped with a matter of their own: those of a workshop one by one, a family that came with one matter once. */
export function accompanimentsIn({
  people,
  workshop,
}: Pick<AppointmentSession, 'people' | 'workshop'>): number {
  return workshop ? people : 1;
}
