import { PERSON_NAMES, type PersonName } from './people';

/**
 * Who may do what, written down from DOMAIN.md 7 and not from the product: one line an address, one name an intent.
 *
 * `sees`: of whom there is such a page at all; to all others it answers 404. `reads`: who may open it, where that is not
 * everybody who sees it. `does`: by intent, who may send it; who sees the page and may not gets 403.
 */
export interface Expected {
  readonly sees: 'everyone' | 'members' | 'coordinator';
  readonly reads?: readonly PersonName[];
  readonly does?: Readonly<Record<string, readonly PersonName[]>>;
  /** intents of a page that everyone sees whose form names a thing of the members: to others there is no such thing */
  readonly hides?: readonly string[];
}

type Names = readonly PersonName[];

const coordinator: Names = ['samordnare'];
const leader: Names = ['projektledare'];
const steering: Names = ['styrgrupp'];
const leaderAndPart: Names = ['projektledare', 'delprojektledare'];
const accounts: Names = ['projektledare', 'ekonom'];

/** Saving what-ifs is for those who plan, decide or count in the cooperation, whatever project or party they have. */
const whatIf: Names = [
  'samordnare',
  'projektledare',
  'projektledare (neighbour)',
  'styrgrupp',
  'styrgrupp (neighbour)',
  'kommundirektör',
  'kommundirektör (neighbour)',
  'ersättare',
  'ersättare (neighbour)',
  'ekonom',
  'ekonom (neighbour)',
];

const all = (names: Names, intents: string): Record<string, Names> =>
  Object.fromEntries(intents.split(' ').map((intent) => [intent, names]));

const open: Expected = { sees: 'everyone' };
const member: Expected = { sees: 'members' };

export const EXPECTED: Readonly<Record<string, Expected>> = {
  '': open,
  'att-besluta': open,
  'att-besluta/:version/:part': {
    sees: 'members',
    reads: ['kommundirektör', 'ersättare'],
    does: all(['kommundirektör', 'ersättare'], 'decide'),
  },
  portfolj: open,
  'portfolj.csv': open,
  rapporter: open,
  'rapporter.csv': open,
  'rapporter.xlsx': open,
  tid: {
    sees: 'everyone',
    // Each for the own week, in the projects that the person leads.
    does: all(
      [
        ...leaderAndPart,
        'projektledare (neighbour)',
        'projektledare (stranger)',
        'delprojektledare (neighbour)',
        'delprojektledare (stranger)',
      ],
      'save submit withdraw correct',
    ),
  },
  'tid/godkann': { sees: 'everyone', does: all(leader, 'approve return') },
  uppfoljning: open,
  'uppfoljning.csv': open,
  'uppfoljning.xlsx': open,
  belastning: { sees: 'everyone', does: all([...coordinator, ...leader, 'projektledare (neighbour)'], 'capacity') },
  'belastning.csv': open,
  'belastning.xlsx': open,
  risker: open,
  'risker.csv': open,
  'risker.xlsx': open,
  'risker/uppfoljning': open,
  'risker/uppfoljning.csv': open,
  'risker/uppfoljning.xlsx': open,

  'projekt/ny': { sees: 'everyone', reads: coordinator, does: all(coordinator, 'create') },
  'projekt/:slug': member,
  'projekt/:slug/plan': {
    sees: 'members',
    does: {
      ...all(leaderAndPart, 'move update-milestone'),
      ...all(leader, 'create-activity create-milestone update-phase update-activity bulk undo remove'),
      ...all(leader, 'set-dependency remove-dependency constrain explain'),
      ...all(leader, 'classify disclose'),
    },
  },
  'projekt/:slug/plan/baslinjer': { sees: 'members', does: all(leader, 'take') },
  'projekt/:slug/plan/utskrift': member,
  'projekt/:slug/plan/importera': { sees: 'members', reads: leader, does: all(leader, 'check save') },
  'projekt/:slug/plan/kalender': { sees: 'members', reads: leader, does: all(leader, 'create revoke') },
  'projekt/:slug/plan/mallar': {
    sees: 'members',
    does: { save: ['samordnare', ...leader], use: leader },
  },
  'projekt/:slug/milstolpar': {
    sees: 'members',
    does: { ...all(leaderAndPart, 'update explain'), ...all(leader, 'create remove restore classify disclose') },
  },
  'projekt/:slug/beslutspunkter': { sees: 'members', does: all(leader, 'create copy restore') },
  'projekt/:slug/beslutspunkter/:id': {
    sees: 'members',
    does: { ...all(leader, 'update tick remove'), ...all(steering, 'decide') },
  },
  'projekt/:slug/breddinforande': {
    sees: 'members',
    does: all(leader, 'create-group update-group remove preview create undo'),
  },
  'projekt/:slug/milstolpar/trend': member,
  'projekt/:slug/faser': { sees: 'members', does: all(leader, 'create remove restore') },
  'projekt/:slug/faser/:nr': {
    sees: 'members',
    does: {
      ...all(leader, 'update-phase create-line update-line remove restore'),
      ...all(leader, 'create-hours update-hours remove-hours restore-hours drop-assumptions restore-assumptions'),
    },
  },
  'projekt/:slug/faser/:nr/godkannande': {
    sees: 'members',
    does: all(leader, 'submit withdraw new-version remind add-document remove-document classify disclose'),
  },
  'projekt/:slug/risker': {
    sees: 'members',
    does: {
      ...all(leader, 'create update rate remove restore create-measure update-measure remove-measure restore-measure'),
      ...all(leader, 'classify disclose'),
      ...all(steering, 'decide'),
    },
  },
  'projekt/:slug/risker/importera': { sees: 'members', reads: leader, does: all(leader, 'check save') },
  'projekt/:slug/risker/uppfoljning': { sees: 'members', does: all(leader, 'save') },
  'projekt/:slug/risker/ny-medlem': { sees: 'members', does: all(leader, 'create') },
  'projekt/:slug/risker/ny-medlem/:id': { sees: 'members', does: all(leader, 'update') },
  'projekt/:slug/timmar': {
    sees: 'members',
    does: all(leaderAndPart, 'create update months remove restore'),
  },
  'projekt/:slug/tid': { sees: 'members', does: all(accounts, 'lock open') },
  'projekt/:slug/tid/importera': { sees: 'members', reads: leader, does: all(leader, 'check save') },
  'projekt/:slug/utfall': {
    sees: 'members',
    does: { ...all(accounts, 'create correct lock open') },
  },
  'projekt/:slug/utfall/importera': {
    sees: 'members',
    reads: [...accounts, 'ekonom (neighbour)'],
    does: all([...accounts, 'ekonom (neighbour)'], 'check save'),
  },
  'projekt/:slug/uppfoljning': {
    sees: 'members',
    does: { ...all(leader, 'forecast'), ...all(accounts, 'create-post update-post remove restore') },
  },
  'projekt/:slug/uppfoljning/importera': { sees: 'members', reads: accounts, does: all(accounts, 'check save') },
  'projekt/:slug/uppfoljning/poster.csv': member,
  'projekt/:slug/uppfoljning/poster.xlsx': member,
  'projekt/:slug/rapporter/:nr/skriv': {
    sees: 'members',
    reads: leader,
    does: all(leader, 'save preview finish publish discard'),
  },
  'projekt/:slug/rapporter': { sees: 'members', does: all(leader, 'create') },
  'projekt/:slug/rapporter/:nr': {
    sees: 'members',
    does: {
      ...all(steering, 'answer decide'),
      ...all([...leader, ...steering], 'reply'),
      ...all(leader, 'replace'),
    },
  },
  'projekt/:slug/andra': {
    sees: 'members',
    does: { ...all(leader, 'update'), ...all(coordinator, 'key join member') },
  },
  'projekt/:slug/plan.xml': member,
  'projekt/:slug/plan.csv': member,
  'projekt/:slug/plan.xlsx': member,
  'projekt/:slug/milstolpar.csv': member,
  'projekt/:slug/breddinforande.csv': member,
  'projekt/:slug/breddinforande.xlsx': member,
  'projekt/:slug/milstolpar.xlsx': member,
  'projekt/:slug/milstolpar/trend.csv': member,
  'projekt/:slug/milstolpar/trend.xlsx': member,
  'projekt/:slug/faser/:nr/andelar.csv': member,
  'projekt/:slug/faser/:nr/andelar.xlsx': member,
  'projekt/:slug/risker.csv': member,
  'projekt/:slug/risker/atgarder.csv': member,
  'projekt/:slug/risker.xlsx': member,
  'projekt/:slug/risker/uppfoljning.csv': member,
  'projekt/:slug/risker/uppfoljning.xlsx': member,
  'projekt/:slug/timmar.csv': member,
  'projekt/:slug/timmar.xlsx': member,
  'projekt/:slug/tid.csv': member,
  'projekt/:slug/tid.xlsx': member,
  'projekt/:slug/utfall.csv': member,
  'projekt/:slug/utfall.xlsx': member,
  'projekt/:slug/uppfoljning.csv': member,
  'projekt/:slug/uppfoljning.xlsx': member,
  'projekt/:slug/rapporter/:nr/rapport.pdf': member,
  'projekt/:slug/rapporter/:nr/rapport.docx': member,

  mallar: { sees: 'everyone', does: all([...coordinator, ...leader], 'restore'), hides: ['restore'] },
  'mallar/:id': { sees: 'members', does: all([...coordinator, ...leader], 'update remove') },

  samverkan: open,
  'samverkan/ny': { sees: 'everyone', reads: coordinator, does: all(coordinator, 'create') },
  'samverkan/parter': { sees: 'everyone', reads: coordinator, does: all(coordinator, 'create update') },
  'samverkan/:slug': { sees: 'members', does: all(coordinator, 'update join member areas require-factor') },
  'samverkan/:slug/nycklar': {
    sees: 'members',
    does: all(coordinator, 'create-key set-default create-version update-version'),
  },
  'samverkan/:slug/riskskalor': { sees: 'members', does: all(coordinator, 'create save choose') },
  'samverkan/:slug/beslutspunkter': { sees: 'members', does: all(coordinator, 'save') },
  'samverkan/:slug/underlag': {
    sees: 'members',
    does: all(coordinator, 'create add-figure correct-figure withdraw-figure save'),
  },
  'samverkan/:slug/underlag/import': { sees: 'members', reads: coordinator, does: all(coordinator, 'check') },
  // Changing one is for its author and the samordnare; this one is somebody else's.
  'samverkan/:slug/scenarier': { sees: 'members', does: all(coordinator, 'remove restore') },
  'samverkan/:slug/scenarier/nytt': { sees: 'members', does: all(whatIf, 'create') },
  'samverkan/:slug/scenarier/:id': { sees: 'members', does: { update: coordinator, draft: leader } },
  'samverkan/:slug/scenarier/jamforelse.csv': member,
  'samverkan/:slug/scenarier/jamforelse.xlsx': member,

  'kommuner.csv': open,
  'kommuner.xlsx': open,
  kommuner: open,
  'kommuner/:kod': member,
  'kommuner/:kod/andelar.csv': member,
  'kommuner/:kod/andelar.xlsx': member,

  // Each for the own account, and for nobody else's.
  konto: {
    sees: 'everyone',
    does: all(PERSON_NAMES, 'password confirm begin-factor confirm-factor remove-factor end-session end-others unlink'),
  },
  anvandare: {
    sees: 'everyone',
    reads: coordinator,
    does: all(
      coordinator,
      'invite update grant revoke disable enable end-sessions remove-factor invite-again reset-link',
    ),
  },
  'anvandare.csv': { sees: 'everyone', reads: coordinator },
  'anvandare.xlsx': { sees: 'everyone', reads: coordinator },
  epost: { sees: 'everyone', reads: coordinator, does: all(coordinator, 'resend') },
  logg: { sees: 'everyone', reads: coordinator },
  'logg.csv': { sees: 'everyone', reads: coordinator },
  'logg.xlsx': { sees: 'everyone', reads: coordinator },
  // The person's own and the samordnare's; this one is nobody's in the table, and to nobody else is there such a page.
  'personuppgifter/:konto': { sees: 'coordinator', does: all(coordinator, 'forget') },
  'personuppgifter/:konto/uppgifter.json': { sees: 'coordinator' },
  'beslut.csv': open,
  'beslut.xlsx': open,
  beslut: open,
  'beslut/:nummer': member,
  ersattare: {
    sees: 'everyone',
    reads: ['samordnare', 'kommundirektör', 'kommundirektör (neighbour)', 'kommundirektör (stranger)'],
    does: all(['samordnare', 'kommundirektör'], 'create end'),
  },
};

/** Addresses that ask for no account: each has tests of its own. */
export const WITHOUT_ACCOUNT: readonly string[] = [
  'logga-in',
  'logga-in/kod',
  'logga-in/utfardare/:key',
  'logga-in/utfardare/:key/svar',
  'logga-ut',
  'logga-ut/utfardare/:key',
  'nytt-losenord',
  'lank/:token',
  'kalender/:file',
  '*',
];
