// Loaded before the endpoint (`node --import`): its clock runs as far from the machine's as the file CLOCK_FILE says, in
// milliseconds, so that a journey can play a fixed week of the past, day by day. The only double of these journeys stands
// here, at the port of time.
import { readFileSync } from 'node:fs';

const file = process.env['CLOCK_FILE'] ?? '';
const MachineDate = Date;
const READ_EVERY_MS = 10;
let offset = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  const at = MachineDate.now();
  if (at - readAt >= READ_EVERY_MS) {
    // Between the two halves of a write the file is empty: the last offset then holds.
    const text = readFileSync(file, 'utf8');
    if (text !== '') offset = Number(text);
    readAt = at;
  }
  return at + offset;
}

globalThis.Date = class extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
