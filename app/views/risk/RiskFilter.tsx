import { Link, useSearchParams } from '@remix-run/react';

import { countColours } from '~/domain/risk';
import { isWaiting } from '~/domain/risk-mandate';
import type { Risk } from '~/store/risk';

import { COLOUR_CHOICES, readListing, riskAddress, VALUE_FILTERS, type ValueFilter } from './risk-address';
import { capitalised, colourWords } from './risk-words';

interface RiskFilterProps {
  readonly risks: readonly Risk[];
  readonly base: string;
  /** what every choice keeps of the address, beside the listing */
  readonly keep?: Readonly<Record<string, number>>;
}

interface Choice {
  /** null: all */
  readonly param: string | null;
  readonly text: string;
}

/** Links that show the risks of one colour, each with how many there are by the scale. */
export function RiskFilter({ risks, base, keep }: RiskFilterProps) {
  const [search] = useSearchParams();
  const count = countColours(risks.map((risk) => risk.derivedColour));
  return (
    <nav aria-label="Visa risker efter färg" className="no-print">
      <Choices
        name="farg"
        chosen={COLOUR_CHOICES.find(({ param }) => param === search.get('farg'))?.param ?? null}
        base={base}
        keep={keep}
        choices={[
          { param: null, text: `Alla ${risks.length}` },
          ...COLOUR_CHOICES.map(({ param, colour }) => ({
            param,
            text: `${capitalised(colourWords(colour).plural)} ${count[colour ?? 'unrated']}`,
          })),
        ]}
      />
    </nav>
  );
}

const LABELS: Record<ValueFilter, string> = {
  status: 'Status',
  behandling: 'Behandling',
  kategori: 'Kategori',
  agare: 'Ägare',
  mandat: 'Mandat',
};

/** The other ways to choose among the risks, folded away until one is used; only what tells them apart is offered. */
export function MoreRiskFilters({ risks, base, keep }: RiskFilterProps) {
  const [search] = useSearchParams();
  const { values, waiting } = readListing(search);
  const groups = (Object.keys(VALUE_FILTERS) as ValueFilter[])
    .map((name) => ({ name, found: valuesOf(risks, name) }))
    .filter(({ name, found }) => found.length > 1 || values[name] !== null);
  const waitingCount = risks.filter(({ escalation }) => isWaiting(escalation)).length;
  if (groups.length === 0 && waitingCount === 0) return null;
  const used = waiting || groups.some(({ name }) => values[name] !== null);
  return (
    <details className="edit-panel risk-filters" open={used}>
      <summary>Fler urval</summary>
      <dl>
        {waitingCount > 0 || waiting ? (
          <div>
            <dt>Beslut</dt>
            <dd>
              <Choices
                name="vantar"
                chosen={waiting ? '1' : null}
                base={base}
                keep={keep}
                choices={[
                  { param: null, text: 'Alla' },
                  { param: '1', text: `Väntar på beslut ${waitingCount}` },
                ]}
              />
            </dd>
          </div>
        ) : null}
        {groups.map(({ name, found }) => (
          <div key={name}>
            <dt>{LABELS[name]}</dt>
            <dd>
              <Choices
                name={name}
                chosen={values[name]}
                base={base}
                keep={keep}
                choices={[
                  { param: null, text: 'Alla' },
                  ...found.map(({ value, count }) => ({
                    param: value,
                    text: `${value === '' ? 'Utan' : capitalised(value)} ${count}`,
                  })),
                ]}
              />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Choices(props: {
  readonly name: string;
  readonly chosen: string | null;
  readonly base: string;
  readonly keep: RiskFilterProps['keep'];
  readonly choices: readonly Choice[];
}) {
  const { name, chosen, base, keep, choices } = props;
  const [search] = useSearchParams();
  return (
    <ul className="filter-links">
      {choices.map(({ param, text }) => (
        <li key={param ?? ' '}>
          <Link
            to={riskAddress(base, search, { ...keep, [name]: param })}
            aria-current={param === chosen ? 'true' : undefined}
            preventScrollReset
          >
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What occurs, with how often, in the order of the alphabet. */
function valuesOf(risks: readonly Risk[], name: ValueFilter): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const value = risk[VALUE_FILTERS[name]] ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => one.value.localeCompare(other.value, 'sv'));
}
