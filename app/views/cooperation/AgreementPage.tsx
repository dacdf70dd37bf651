import { Link, useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { FormFailure } from '~/policy/form-failure';
import type { Agreement } from '~/store/agreement';
import { Card, Facts, Note, PageHead } from '~/views/shell/Page';

import { agreementValues, approvalText } from './agreement-words';
import { AgreementForm } from './AgreementForm';
import { FactorRuleCard } from './FactorRuleCard';
import { MEMBERS } from './member-words';
import { membersOn, MemberTable } from './MemberTable';
import { ReportAreasCard } from './ReportAreasCard';

export interface AgreementPageProps {
  readonly agreement: Agreement;
  /** whom the samordnare can let in */
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  /** what the lights of its status reports judge */
  readonly reportAreas: readonly string[];
  readonly today: CalendarDate;
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

/** What the parties have agreed on, and who they are. */
export function AgreementPage(props: AgreementPageProps) {
  const { agreement, today, mayManage, failure } = props;
  const [search] = useSearchParams();
  const base = `/samverkan/${agreement.slug}`;
  const editing = mayManage && (search.has('andra') || failure?.intent === 'update');
  const members = membersOn(agreement.members, today).length;
  return (
    <>
      <PageHead
        title={agreement.name}
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub={`${members} medlemmar${agreement.leadName ? ` · huvudansvarig ${agreement.leadName}` : ''}`}
        actions={
          mayManage && !editing ? (
            <Link className="ds-button" data-size="sm" to={`${base}?andra=1`}>
              Ändra avtalet
            </Link>
          ) : null
        }
      />
      {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Sparat." /> : null}
      {editing ? (
        <AgreementForm agreement={agreement} today={today} failure={failure} cancelTo={base} />
      ) : (
        <Terms agreement={agreement} members={members} />
      )}
      <MemberTable {...props} words={MEMBERS} members={agreement.members} base={base} />
      <ReportAreasCard {...props} base={base} />
      <FactorRuleCard {...props} base={base} />
    </>
  );
}

function Terms({ agreement, members }: { readonly agreement: Agreement; readonly members: number }) {
  const values = agreementValues(agreement)
    .filter(([term]) => term !== 'Namn' && term !== 'Övrigt')
    .map(([term, value]) => ({ term, value: term === 'Godkännande' ? approvalText(agreement, members) : value }));
  return (
    <Card title="Avtal">
      <div className="stack">
        <Facts items={values} />
        {agreement.facts.length > 0 ? (
          <section>
            <h3>Övrigt i avtalet</h3>
            <ul className="plain-list">
              {agreement.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Card>
  );
}
