import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** The URL map of the whole product. Addresses are Swedish, without å, ä and ö. */
export default [
  index('routes/start.tsx'),
  route('logga-in', 'routes/sign-in.tsx'),
  route('logga-ut', 'routes/sign-out.ts'),

  ...prefix('att-besluta', [
    index('routes/waiting-decisions.tsx'),
    route(':version/:part', 'routes/share-decision.tsx'),
  ]),

  route('portfolj', 'routes/portfolio.tsx'),
  route('portfolj.csv', 'routes/portfolio-export.ts'),

  route('rapporter', 'routes/report-portfolio.tsx'),
  route('rapporter.csv', 'routes/report-portfolio-export.ts'),
  route('rapporter.xlsx', 'routes/report-portfolio-export-xlsx.ts'),

  route('tid', 'routes/time-week.tsx'),
  route('tid/godkann', 'routes/time-approval.tsx'),
  route('uppfoljning', 'routes/follow-up-portfolio.tsx'),
  route('uppfoljning.csv', 'routes/follow-up-portfolio-export.ts'),
  route('uppfoljning.xlsx', 'routes/follow-up-portfolio-export-xlsx.ts'),
  route('belastning', 'routes/load.tsx'),
  route('belastning.csv', 'routes/load-export.ts'),
  route('belastning.xlsx', 'routes/load-export-xlsx.ts'),

  route('risker', 'routes/risk-portfolio.tsx'),
  route('risker.csv', 'routes/risk-portfolio-export.ts'),
  route('risker.xlsx', 'routes/risk-portfolio-export-xlsx.ts'),
  route('risker/uppfoljning', 'routes/risk-follow-ups.tsx'),
  route('risker/uppfoljning.csv', 'routes/risk-follow-ups-export.ts'),
  route('risker/uppfoljning.xlsx', 'routes/risk-follow-ups-export-xlsx.ts'),

  ...prefix('projekt', [
    route('ny', 'routes/project-new.tsx'),
    ...prefix(':slug', [
      layout('routes/project-layout.tsx', [
        index('routes/project.tsx'),
        route('plan', 'routes/plan.tsx'),
        route('plan/baslinjer', 'routes/plan-baselines.tsx'),
        route('plan/utskrift', 'routes/plan-print.tsx'),
        route('plan/importera', 'routes/plan-import.tsx'),
        route('plan/kalender', 'routes/plan-calendar.tsx'),
        route('plan/mallar', 'routes/plan-templates.tsx'),
        route('milstolpar', 'routes/milestones.tsx'),
        route('beslutspunkter', 'routes/gates.tsx'),
        route('beslutspunkter/:id', 'routes/gate.tsx'),
        route('breddinforande', 'routes/rollout.tsx'),
        route('milstolpar/trend', 'routes/milestone-trend.tsx'),
        route('faser', 'routes/phases.tsx'),
        route('faser/:nr', 'routes/phase.tsx'),
        route('faser/:nr/godkannande', 'routes/phase-approval.tsx'),
        route('risker', 'routes/risks.tsx'),
        route('risker/importera', 'routes/risks-import.tsx'),
        route('risker/uppfoljning', 'routes/risk-follow-up.tsx'),
        route('risker/ny-medlem', 'routes/new-members.tsx'),
        route('risker/ny-medlem/:id', 'routes/new-member.tsx'),
        route('timmar', 'routes/hours.tsx'),
        route('tid', 'routes/project-time.tsx'),
        route('tid/importera', 'routes/time-import.tsx'),
        route('utfall', 'routes/actuals.tsx'),
        route('utfall/importera', 'routes/actual-import.tsx'),
        route('uppfoljning', 'routes/follow-up.tsx'),
        route('rapporter/:nr/skriv', 'routes/report-edit.tsx'),
        route('rapporter', 'routes/reports.tsx'),
        route('rapporter/:nr', 'routes/report.tsx'),
        route('andra', 'routes/project-edit.tsx'),
      ]),
      route('plan.xml', 'routes/plan-export-xml.ts'),
      route('plan.csv', 'routes/plan-export.ts'),
      route('plan.xlsx', 'routes/plan-export-xlsx.ts'),
      route('milstolpar.csv', 'routes/milestones-export.ts'),
      route('breddinforande.csv', 'routes/rollout-export.ts'),
      route('breddinforande.xlsx', 'routes/rollout-export-xlsx.ts'),
      route('milstolpar.xlsx', 'routes/milestones-export-xlsx.ts'),
      route('milstolpar/trend.csv', 'routes/milestone-trend-export.ts'),
      route('milstolpar/trend.xlsx', 'routes/milestone-trend-export-xlsx.ts'),
      route('faser/:nr/andelar.csv', 'routes/shares-export.ts'),
      route('faser/:nr/andelar.xlsx', 'routes/shares-export-xlsx.ts'),
      route('risker.csv', 'routes/risks-export.ts'),
      route('risker.xlsx', 'routes/risks-export-xlsx.ts'),
      route('risker/atgarder.csv', 'routes/risk-measures-export.ts'),
      route('risker/uppfoljning.csv', 'routes/risk-follow-up-export.ts'),
      route('risker/uppfoljning.xlsx', 'routes/risk-follow-up-export-xlsx.ts'),
      route('timmar.csv', 'routes/hours-export.ts'),
      route('timmar.xlsx', 'routes/hours-export-xlsx.ts'),
      route('tid.csv', 'routes/time-export.ts'),
      route('tid.xlsx', 'routes/time-export-xlsx.ts'),
      route('utfall.csv', 'routes/actual-export.ts'),
      route('utfall.xlsx', 'routes/actual-export-xlsx.ts'),
      route('uppfoljning.csv', 'routes/follow-up-export.ts'),
      route('uppfoljning.xlsx', 'routes/follow-up-export-xlsx.ts'),
      route('rapporter/:nr/rapport.pdf', 'routes/report-pdf.tsx'),
      route('rapporter/:nr/rapport.docx', 'routes/report-docx.ts'),
    ]),
  ]),

  ...prefix('mallar', [index('routes/templates.tsx'), route(':id', 'routes/template.tsx')]),

  ...prefix('samverkan', [
    index('routes/cooperations.tsx'),
    route('ny', 'routes/cooperation-new.tsx'),
    route('parter', 'routes/parties.tsx'),
    ...prefix(':slug', [
      layout('routes/cooperation-layout.tsx', [
        // Not an index route: forms of those post to an address with ?index, which then stays in sight.
        route('', 'routes/cooperation.tsx'),
        route('nycklar', 'routes/cooperation-keys.tsx'),
        route('riskskalor', 'routes/risk-scales.tsx'),
        route('beslutspunkter', 'routes/cooperation-gates.tsx'),
        route('underlag', 'routes/cooperation-basis.tsx'),
        route('underlag/import', 'routes/cooperation-basis-import.tsx'),
        route('scenarier', 'routes/scenarios.tsx'),
        route('scenarier/nytt', 'routes/scenario-new.tsx'),
        route('scenarier/:id', 'routes/scenario.tsx'),
      ]),
      route('scenarier/jamforelse.csv', 'routes/scenario-export.ts'),
      route('scenarier/jamforelse.xlsx', 'routes/scenario-export-xlsx.ts'),
    ]),
  ]),

  route('kommuner.csv', 'routes/municipalities-export.ts'),
  route('kommuner.xlsx', 'routes/municipalities-export-xlsx.ts'),
  ...prefix('kommuner', [
    index('routes/municipalities.tsx'),
    route(':kod', 'routes/municipality.tsx'),
    route(':kod/andelar.csv', 'routes/municipality-export.ts'),
    route(':kod/andelar.xlsx', 'routes/municipality-export-xlsx.ts'),
  ]),

  route('kalender/:file', 'routes/calendar.ts'),

  route('epost', 'routes/email.tsx'),

  ...prefix('personuppgifter/:konto', [
    index('routes/person-data.tsx'),
    route('uppgifter.json', 'routes/person-data-export.ts'),
  ]),

  route('logg', 'routes/log.tsx'),
  route('logg.csv', 'routes/log-export.ts'),
  route('logg.xlsx', 'routes/log-export-xlsx.ts'),

  route('beslut.csv', 'routes/register-export.ts'),
  route('beslut.xlsx', 'routes/register-export-xlsx.ts'),
  ...prefix('beslut', [index('routes/register.tsx'), route(':nummer', 'routes/decision.tsx')]),
  route('ersattare', 'routes/delegations.tsx'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
