/**
 * What a LevelDB table file (`.ldb`) holds, with its blocks unpacked: they are compressed with Snappy, in which a name may be
 * cut to pieces. Formats: LevelDB's doc/table_format.md, Snappy's format_description.txt.
 */
export function unpackedTable(file: Buffer): Buffer {
  const footer = file.subarray(file.length - 48);
  const [, afterMetaOffset] = varint(footer, 0);
  const [, afterMetaSize] = varint(footer, afterMetaOffset);
  const index = blockAt(file, footer, afterMetaSize);
  const blocks: Buffer[] = [];
  for (const handle of valuesOf(index)) blocks.push(blockAt(file, handle, 0));
  return Buffer.concat(blocks);
}

/** The block that a handle (offset, size) stands for. */
function blockAt(file: Buffer, handle: Buffer, from: number): Buffer {
  const [offset, afterOffset] = varint(handle, from);
  const [size] = varint(handle, afterOffset);
  const packed = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? unsnapped(packed) : packed;
}

/** The values of a block's entries: each is `shared, unshared, value length, key's rest, value`; restart points end it. */
function valuesOf(block: Buffer): Buffer[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  const values: Buffer[] = [];
  for (let at = 0; at < end; ) {
    const [, afterShared] = varint(block, at);
    const [unshared, afterUnshared] = varint(block, afterShared);
    const [length, afterLength] = varint(block, afterUnshared);
    const start = afterLength + unshared;
    values.push(block.subarray(start, start + length));
    at = start + length;
  }
  return values;
}

function unsnapped(packed: Buffer): Buffer {
  const [size, start] = varint(packed, 0);
  const whole = Buffer.alloc(size);
  let written = 0;
  for (let at = start; at < packed.length; ) {
    const tag = packed[at] as number;
    at += 1;
    if ((tag & 3) === 0) {
      let length = tag >> 2;
      if (length >= 60) {
        const bytes = length - 59;
        length = packed.readUIntLE(at, bytes);
        at += bytes;
      }
      packed.copy(whole, written, at, at + length + 1);
      at += length + 1;
      written += length + 1;
      continue;
    }
    const [length, offset, taken] = copyOf(tag, packed, at);
    at += taken;
    for (let index = 0; index < length; index += 1) {
      whole[written] = whole[written - offset] as number;
      written += 1;
    }
  }
  return whole;
}

/** @returns how many bytes to repeat, from how far back, and how many bytes said so after the tag */
function copyOf(tag: number, packed: Buffer, at: number): [length: number, offset: number, taken: number] {
  if ((tag & 3) === 1) return [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | (packed[at] as number), 1];
  if ((tag & 3) === 2) return [(tag >> 2) + 1, packed.readUInt16LE(at), 2];
  return [(tag >> 2) + 1, packed.readUInt32LE(at), 4];
}

function varint(bytes: Buffer, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, factor = 1; ; at += 1, factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('A number is cut off');
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at + 1];
  }
}
