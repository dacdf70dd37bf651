import { inflateRawSync } from 'node:zlib';

/** The texts of a spreadsheet or a document: the files in its archive one after the other, as its directory lists them. */
export function unpack(archive: Buffer): string {
  const end = archive.lastIndexOf('PK\x05\x06');
  if (end < 0) throw new Error('This is no archive.');
  const count = archive.readUInt16LE(end + 10);
  const texts: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let file = 0; file < count; file++) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const header = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const content = archive.subarray(from, from + size);
    // When it was made stands in the properties, and differs each time.
    if (!name.startsWith('docProps/')) texts.push((method === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return texts.join('\n');
}
