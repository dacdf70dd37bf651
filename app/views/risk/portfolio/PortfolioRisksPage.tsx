import { Form, Link, useSearchParams } from '@remix-run/react';

import { RISK_MANDATES } from '~/domain/risk-mandate';
import type { PortfolioMatrix } from '~/domain/risk-portfolio';
import type { PortfolioRisk, PortfolioRiskFilter } from '~/store/risk-portfolio';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Note, Page, PageHead } from '~/views/shell/Page';

import { COLOUR_CHOICES } from '../risk-address';
import { capitalised, colourWords } from '../risk-words';
import { PortfolioMatrixCard } from './PortfolioMatrixCard';
import { PortfolioRiskTable } from './PortfolioRiskTable';

interface PortfolioRisksPageProps {
  readonly risks: readonly PortfolioRisk[];
  readonly matrices: readonly PortfolioMatrix[];
  readonly count: number;
  readonly waiting: number;
  readonly filter: PortfolioRiskFilter;
  readonly cooperations: readonly { readonly slug: string; readonly name: string }[];
  readonly page: number;
  readonly pages: number;
}

/** The open risks of every project in sight: a matrix for each kind of scale, and the list. */
export function PortfolioRisksPage(props: PortfolioRisksPageProps) {
  const { risks, matrices, count, waiting, filter, page, pages } = props;
  const [search] = useSearchParams();
  const address = (change: Readonly<Record<string, string | null>>, path = '/risker') => {
    const parts = new URLSearchParams(search);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) parts.delete(name);
      else parts.set(name, value);
    }
    return parts.size > 0 ? `${path}?${parts}` : path;
  };
  const shown = matrices.filter((matrix) => matrix.count > 0);
  return (
    <Page width="wide">
      <PageHead
        title="Risker"
        sub={`${count === 1 ? '1 öppen risk' : `${count} öppna risker`}${waiting > 0 ? `, ${waiting} väntar på beslut` : ''}`}
        actions={
          <>
            <Link
              to={filter.cooperation ? `/risker/uppfoljning?samverkan=${filter.cooperation}` : '/risker/uppfoljning'}
            >
              Årlig uppföljning
            </Link>
            <ExportLinks addressOf={(ending) => address({ sida: null }, `/risker.${ending}`)} />
          </>
        }
      />
      <FilterForm {...props} />
      {filter.cell ? (
        <Note tone="wait" title="Listan visar riskerna i en ruta.">
          <Link to={address({ skala: null, s: null, k: null, sida: null })}>Visa alla</Link>
        </Note>
      ) : null}
      {shown.length > 0 ? (
        <div className="risk-portfolio">
          {shown.map((matrix) => (
            <PortfolioMatrixCard
              key={matrix.scale.id}
              {...matrix}
              chosen={filter.cell}
              addressOf={({ probability, consequence }) =>
                `${address({
                  skala: matrix.scaleIds.join('.'),
                  s: String(probability),
                  k: String(consequence),
                  sida: null,
                })}#lista`
              }
            />
          ))}
        </div>
      ) : null}
      {risks.length > 0 ? (
        <>
          <PortfolioRiskTable risks={risks} />
          <Pages page={page} pages={pages} addressOf={(to) => address({ sida: String(to) })} />
        </>
      ) : (
        <Card>
          <EmptyState
            title="Inga öppna risker i urvalet"
            text="Här syns riskerna i alla projekt som du får se."
            action={search.size > 0 ? <Link to="/risker">Visa alla</Link> : null}
          />
        </Card>
      )}
    </Page>
  );
}

function FilterForm({ filter, cooperations }: PortfolioRisksPageProps) {
  const colour = COLOUR_CHOICES.find((choice) => (choice.colour ?? 'unrated') === filter.colour)?.param ?? '';
  return (
    <Form method="get" action="/risker" className="form-row no-print">
      <Choice
        name="samverkan"
        label="Samverkan"
        chosen={filter.cooperation ?? ''}
        options={cooperations.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Choice
        name="farg"
        label="Färg"
        chosen={colour}
        options={COLOUR_CHOICES.map((choice) => ({ value: choice.param, label: colourWords(choice.colour).word }))}
      />
      <Choice
        name="mandat"
        label="Mandat"
        chosen={filter.mandate ?? ''}
        options={RISK_MANDATES.map((value) => ({ value, label: capitalised(value) }))}
      />
      <Choice
        name="vantar"
        label="Beslut"
        chosen={filter.waiting ? '1' : ''}
        options={[{ value: '1', label: 'Väntar på beslut' }]}
      />
      <button type="submit" className="ds-button" data-size="sm" data-variant="secondary">
        Visa
      </button>
    </Form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`urval-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`urval-${name}`} name={name} defaultValue={chosen} key={chosen}>
        <option value="">Alla</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
