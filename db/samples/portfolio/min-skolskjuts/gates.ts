import type { SampleGate } from '../../shape';

/** On days that the plan has: of MS1, of the end of phase 1, of the last launch and of the end of the project. */
export const gates: readonly SampleGate[] = [
  {
    label: 'BP2',
    plannedOn: '2020-01-10',
    criteria: ['Projektanalysen är klar', 'Nyttoanalysen är klar', 'Informationssäkerhetsanalysen är påbörjad'],
  },
  { label: 'BP5', plannedOn: '2020-09-30', phase: 1 },
  { label: 'BP6', plannedOn: '2021-04-01' },
  { label: 'BP8', plannedOn: '2021-06-01', phase: 2 },
];
