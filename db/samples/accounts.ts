import type { Role } from '~/domain/viewer';

import type { CooperationSlug } from './portfolio/cooperations';
import type { PartySlug } from './portfolio/parties';

interface DemoRole {
  readonly role: Role;
  readonly cooperation?: CooperationSlug;
  readonly project?: string;
  readonly party?: PartySlug;
}

export interface DemoAccount {
  readonly email: string;
  /** A role and never a person. */
  readonly name: string;
  /** What the account is for, in the list that the first start prints. */
  readonly description: string;
  readonly party?: PartySlug;
  readonly roles: readonly DemoRole[];
  /** Of an ersättare: who the account stands in for, and when. Both days are included. */
  readonly delegation?: {
    readonly party: PartySlug;
    readonly from: string;
    readonly until: string;
    readonly reference: string;
  };
}

/** The password of every demo account: printed at the start, and no secret. */
export const demoPassword = 'samplan-demo';

export const demoAccounts: readonly DemoAccount[] = [
  {
    email: 'samordnare@samplan.test',
    name: 'Samordnare',
    description: 'samordnare för alla samverkan',
    roles: [{ role: 'samordnare' }],
  },
  {
    email: 'projektledare@samplan.test',
    name: 'Projektledare',
    description: 'projektledare för Min skolskjuts och Digital motor',
    party: 'borlange',
    roles: [
      { role: 'projektledare', project: 'min-skolskjuts' },
      { role: 'projektledare', project: 'digital-motor' },
    ],
  },
  {
    email: 'styrgrupp@samplan.test',
    name: 'Styrgrupp',
    description: 'styrgrupp för Min skolskjuts och Digital motor',
    roles: [
      { role: 'styrgrupp', project: 'min-skolskjuts' },
      { role: 'styrgrupp', project: 'digital-motor' },
    ],
  },
  {
    email: 'direktor.ludvika@samplan.test',
    name: 'Kommundirektör, Ludvika',
    description: 'kommundirektör i Ludvika',
    party: 'ludvika',
    roles: [{ role: 'kommundirektör', party: 'ludvika' }],
  },
  {
    email: 'ersattare.ludvika@samplan.test',
    name: 'Ersättare, Ludvika',
    description: 'ersättare för kommundirektören i Ludvika 2020-12-01 – 2021-01-31',
    party: 'ludvika',
    roles: [{ role: 'ersättare', party: 'ludvika' }],
    delegation: {
      party: 'ludvika',
      from: '2020-12-01',
      until: '2021-01-31',
      reference: 'Delegationsbeslut, exempel',
    },
  },
  {
    email: 'direktor.borlange@samplan.test',
    name: 'Kommundirektör, Borlänge',
    description: 'kommundirektör i Borlänge',
    party: 'borlange',
    roles: [{ role: 'kommundirektör', party: 'borlange' }],
  },
  {
    email: 'delprojektledare.mora@samplan.test',
    name: 'Delprojektledare, Mora',
    description: 'delprojektledare för Mora i Min skolskjuts',
    party: 'mora',
    roles: [{ role: 'delprojektledare', project: 'min-skolskjuts', party: 'mora' }],
  },
  {
    email: 'ekonom@samplan.test',
    name: 'Ekonom, Borlänge',
    description: 'ekonom i Borlänge',
    party: 'borlange',
    roles: [{ role: 'ekonom', party: 'borlange' }],
  },
  {
    email: 'lasare@samplan.test',
    name: 'Läsare',
    description: 'läsare i Gemensamma IT-projekt i Dalarna',
    roles: [{ role: 'läsare', cooperation: 'dalarna' }],
  },
  {
    email: 'projektledare.herrljunga@samplan.test',
    name: 'Projektledare, Herrljunga',
    description: 'projektledare för IT, växel och telefoni',
    party: 'herrljunga',
    roles: [{ role: 'projektledare', project: 'it-vaxel-telefoni' }],
  },
];
