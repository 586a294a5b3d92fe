// Loaded before the endpoint (`node --import`): its clock runs CLOCK_OFFSET_MS away from the machine's, so that a journey
// can play a fixed week of the past. The only double of these journeys stands here, at the port of time.
const offset = Number(process.env['CLOCK_OFFSET_MS'] ?? 0);
const MachineDate = Date;

globalThis.Date = class extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(MachineDate.now() + offset);
    else super(...parts);
  }

  static now() {
    return MachineDate.now() + offset;
  }
};
