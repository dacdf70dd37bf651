import type { Ground } from './ground';

/**
 * Forms of the intents that look at what was typed before they say who may: right in every part, of the one thing that
 * everything is tried on, so that nothing but the permission can refuse them. The others are refused unread.
 */
export function formsOf(ground: Ground): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const milestone = { id: String(ground.milestone), version: '1' };
  const week = { version: '1', monday: '2020-12-14' };
  const hourRow = { id: String(ground.hourRow), version: '1' };
  const own = { partyId: String(ground.party.mora) };
  const director = { partyId: String(ground.party.ludvika) };
  const cost = {
    phaseId: String(ground.phase),
    partyId: String(ground.party.borlange),
    date: '2020-12-01',
    kind: 'extern',
    text: 'Konsult',
    amount: '100',
  };
  const post = { name: 'Konsulter', kind: 'kostnad', budget: '100', forecast: '100' };
  const rows = { rows: JSON.stringify([{ row: 1, cells: ['x'] }]), fileName: 'utfall.csv', seen: 'x' };
  const chosenTime = { projectId: String(ground.project), entries: '1-1' };
  return {
    'tid save': week,
    'tid submit': week,
    'tid withdraw': week,
    'tid correct': { id: '1', version: '1', hours: '4', reason: 'Fel dag' },
    'tid/godkann approve': chosenTime,
    'tid/godkann return': { ...chosenTime, reason: 'Fel fas' },
    'belastning capacity': { cooperationId: String(ground.cooperation), hours: '100', version: '1' },
    'projekt/:slug/plan move': { ...milestone, kind: 'milestone', start: '2021-03-01', end: '2021-03-01' },
    'projekt/:slug/plan update-milestone': { ...milestone, title: 'Ny', status: 'pågår', start: '2021-03-01' },
    'projekt/:slug/milstolpar update': { ...milestone, title: 'Ny', status: 'pågår', forecast: '2021-03-01' },
    'projekt/:slug/milstolpar explain': { id: milestone.id, changeId: '1', explanation: 'Ingen förklaring' },
    'projekt/:slug/timmar create': { ...own, role: 'Ny', category: 'verksamhet', 'hours-2020': '10' },
    'projekt/:slug/timmar update': { ...hourRow, ...own, role: 'Ny', category: 'verksamhet', 'hours-2020': '10' },
    'projekt/:slug/timmar months': {
      ...hourRow,
      year: '2020',
      ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`months[${at}]`, '1'])),
    },
    'projekt/:slug/timmar remove': hourRow,
    'projekt/:slug/timmar restore': { id: hourRow.id },
    'projekt/:slug/tid lock': { month: '2020-11' },
    'projekt/:slug/tid open': { id: '1', reason: 'Fel' },
    'projekt/:slug/utfall lock': { month: '2020-11' },
    'projekt/:slug/utfall open': { id: '1', reason: 'Fel' },
    'projekt/:slug/uppfoljning create-post': { period: '2020', section: 'Drift', ...post },
    'projekt/:slug/uppfoljning update-post': { id: '1', version: '1', ...post },
    'projekt/:slug/uppfoljning remove': { id: '1', version: '1' },
    'projekt/:slug/uppfoljning restore': { id: '1' },
    'projekt/:slug/utfall create': cost,
    'projekt/:slug/utfall correct': { ...cost, id: String(ground.actual), reason: 'Fel belopp' },
    'projekt/:slug/uppfoljning/importera save': rows,
    'projekt/:slug/utfall/importera save': rows,
    'mallar restore': { id: String(ground.template) },
    'samverkan/:slug/scenarier/:id update': { id: String(ground.scenario), version: '1', name: 'Ny', note: 'Nytt' },
    'samverkan/:slug/scenarier/:id draft': {
      id: String(ground.scenario),
      version: '1',
      phaseId: String(ground.phase),
    },
    'samverkan/:slug/scenarier remove': { id: String(ground.scenario), version: '1' },
    'samverkan/:slug/scenarier restore': { id: String(ground.scenario) },
    'ersattare create': {
      ...director,
      userId: '1',
      validFrom: '2020-12-01',
      validUntil: '2020-12-31',
      reference: 'KS 2',
    },
    'ersattare end': { ...director, id: '1', version: '1', lastDay: '2020-12-31' },
  };
}
