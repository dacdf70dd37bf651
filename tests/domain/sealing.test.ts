import { describe, expect, test } from 'vitest';

import { createSealer } from '~/platform/sealing';

const SECRET = 'a secret of the installation, long enough';
const TEXT = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('a sealed text', () => {
  const sealer = createSealer(SECRET);

  test('opens for its owner and after a restart, and looks different each time', () => {
    const kept = sealer.seal(TEXT, 'second_factor 1');
    expect(kept).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
    expect(kept).not.toContain(TEXT);
    expect(sealer.seal(TEXT, 'second_factor 1')).not.toBe(kept);
    expect(createSealer(SECRET).open(kept, 'second_factor 1')).toBe(TEXT);
  });

  test('does not open for another, with another key, without one, cut or changed', () => {
    const kept = sealer.seal(TEXT, 'second_factor 1');
    expect(sealer.open(kept, 'second_factor 2')).toBeNull();
    expect(createSealer(`${SECRET}!`).open(kept, 'second_factor 1')).toBeNull();
    expect(createSealer(undefined).open(kept, 'second_factor 1')).toBeNull();
    for (const end of [3, 10, 30, kept.length - 1])
      expect(sealer.open(kept.slice(0, end), 'second_factor 1')).toBeNull();
    for (let at = 3; at < kept.length; at += 7) {
      const changed = kept.slice(0, at) + (kept[at] === 'A' ? 'B' : 'A') + kept.slice(at + 1);
      expect(sealer.open(changed, 'second_factor 1'), `sign ${at}`).toBeNull();
    }
  });

  test('without a key is kept and read as it is, and one from before the key is read with it', () => {
    const open = createSealer(undefined);
    expect([open.seals, open.seal(TEXT, 'x'), open.open(TEXT, 'x')]).toEqual([false, TEXT, TEXT]);
    expect([sealer.seals, sealer.open(TEXT, 'x')]).toEqual([true, TEXT]);
  });
});
