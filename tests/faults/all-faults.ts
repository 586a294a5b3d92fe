import type { Fault } from './fault.ts';

const modules = import.meta.glob<{ readonly fault: Fault }>('./fault-*.ts');

/** Every fault of this folder, in the order of the table. */
export async function allFaults(): Promise<readonly Fault[]> {
  const loaded = await Promise.all(Object.values(modules).map((load) => load()));
  return loaded.map(({ fault }) => fault).sort((a, b) => a.id - b.id);
}
