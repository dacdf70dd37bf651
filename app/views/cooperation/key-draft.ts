import type { KeyParty, KeyVersion } from '~/store/key';

import { typedShare, typedWeight } from './key-words';

/** The fields of the editor as they are typed. */
export type TypedKey = {
  version: string;
  name: string;
  validFrom: string;
  decisionReference: string;
  byUnit: string;
  components: TypedComponent[];
  given: TypedReceiver[];
};

export type TypedComponent = Record<'kind' | 'weight' | 'seriesId' | 'price' | 'ceiling', string>;

export type TypedReceiver = Record<'receiver' | 'percent' | 'amount', string>;

/** What the editor is open for. */
export interface KeyEditing {
  readonly intent: 'create-key' | 'create-version' | 'update-version';
  /** id of the form: another one is another form */
  readonly form: string;
  readonly title: string;
  readonly keyId?: number;
  readonly version?: KeyVersion;
  readonly draft: TypedKey;
}

/** Whom the editor has a row for: every party, and below it its units. */
export function receiversOf(parties: readonly KeyParty[]): { value: string; label: string; isUnit: boolean }[] {
  return parties.flatMap(({ id, name, units }) => [
    { value: String(id), label: name, isUnit: false },
    ...units.map((unit) => ({ value: `${id}-${unit.id}`, label: unit.name, isUnit: true })),
  ]);
}

/** As many component rows as the form takes. */
const ROWS = 6;
const NONE: TypedComponent = { kind: 'none', weight: '', seriesId: '', price: '', ceiling: '' };

function rowsOf(components: readonly TypedComponent[]): TypedComponent[] {
  return [...components, ...Array.from({ length: Math.max(0, ROWS - components.length) }, () => NONE)];
}

/** A new key starts as the most common one: everybody alike. */
export function emptyDraft(parties: readonly KeyParty[]): TypedKey {
  return {
    version: '',
    name: '',
    validFrom: '',
    decisionReference: '',
    byUnit: '',
    components: rowsOf([{ ...NONE, kind: 'equal', weight: '100 %' }]),
    given: receiversOf(parties).map(({ value }) => ({ receiver: value, percent: '', amount: '' })),
  };
}

/** "Den nya betalar införandet": one member carries everything. */
export function newcomerDraft(newcomer: KeyParty, parties: readonly KeyParty[]): TypedKey {
  const empty = emptyDraft(parties);
  return {
    ...empty,
    name: `${newcomer.name} betalar införandet`,
    components: rowsOf([{ ...NONE, kind: 'percent', weight: '100 %' }]),
    given: empty.given.map((row) => (row.receiver === String(newcomer.id) ? { ...row, percent: '100' } : row)),
  };
}

/** A version as it would be typed; the start of the next one, or of a change. */
export function versionDraft(version: KeyVersion, parties: readonly KeyParty[]): TypedKey {
  const named = version.named.flat();
  const ofReceiver = (value: string) =>
    named.filter(({ partyId, unitId }) => value === (unitId === null ? String(partyId) : `${partyId}-${unitId}`));
  return {
    ...emptyDraft(parties),
    version: String(version.revision),
    validFrom: version.validFrom ?? '',
    decisionReference: version.decisionReference ?? '',
    byUnit: version.byUnit ? 'on' : '',
    components: rowsOf(
      version.components.map((component, at) => ({
        kind: component.kind,
        weight: typedWeight(component),
        seriesId: version.seriesIds[at] ? String(version.seriesIds[at]) : '',
        price: component.kind === 'perUnit' ? kronor(component.price) : '',
        ceiling: component.kind === 'perUnit' && component.ceiling !== null ? kronor(component.ceiling) : '',
      })),
    ),
    given: receiversOf(parties).map(({ value }) => {
      const given = ofReceiver(value);
      const share = given.find((each) => each.share)?.share;
      const amount = given.find((each) => each.amount !== null)?.amount;
      return { receiver: value, percent: share ? typedShare(share) : '', amount: amount ? kronor(amount) : '' };
    }),
  };
}

function kronor(ore: number): string {
  return ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2).replace('.', ',');
}
