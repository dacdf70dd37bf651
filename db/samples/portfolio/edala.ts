import type { SampleProject } from '../shape';
import { cooperations } from './cooperations';

/** The source gives no figures, so there is no budget, and no first day. */
export const edala: SampleProject = {
  slug: 'edala',
  cooperation: 'edala',
  name: 'E-tjänstesamverkan Dalarna',
  summary:
    'Tolv kommuner delar på samordnare, tekniker och utvecklare, support, samordning och strategiskt stöd för sina e-tjänster. ' +
    'Avtalet gäller till 2022-06-30 och förlängs sedan två år i taget.',
  lead: 'mora',
  participants: cooperations.find((cooperation) => cooperation.slug === 'edala')!.members,
  phases: [{ number: 1, name: 'Samverkan enligt avtal', kind: 'förvaltning', end: '2022-06-30' }],
};
