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

  ...prefix('projekt', [
    route('ny', 'routes/project-new.tsx'),
    ...prefix(':slug', [
      layout('routes/project-layout.tsx', [
        index('routes/project.tsx'),
        route('plan', 'routes/plan.tsx'),
        route('plan/baslinjer', 'routes/plan-baselines.tsx'),
        route('plan/importera', 'routes/plan-import.tsx'),
        route('plan/kalender', 'routes/plan-calendar.tsx'),
        route('milstolpar', 'routes/milestones.tsx'),
        route('faser', 'routes/phases.tsx'),
        route('faser/:nr', 'routes/phase.tsx'),
        route('faser/:nr/godkannande', 'routes/phase-approval.tsx'),
        route('risker', 'routes/risks.tsx'),
        route('timmar', 'routes/hours.tsx'),
        route('rapporter/:nr/skriv', 'routes/report-edit.tsx'),
        route('rapporter', 'routes/reports.tsx'),
        route('rapporter/:nr', 'routes/report.tsx'),
        route('andra', 'routes/project-edit.tsx'),
      ]),
      route('plan.xml', 'routes/plan-export-xml.ts'),
      route('plan.csv', 'routes/plan-export.ts'),
      route('plan.xlsx', 'routes/plan-export-xlsx.ts'),
      route('milstolpar.csv', 'routes/milestones-export.ts'),
      route('faser/:nr/andelar.csv', 'routes/shares-export.ts'),
      route('faser/:nr/andelar.xlsx', 'routes/shares-export-xlsx.ts'),
      route('risker.csv', 'routes/risks-export.ts'),
      route('timmar.csv', 'routes/hours-export.ts'),
      route('rapporter/:nr/rapport.pdf', 'routes/report-pdf.tsx'),
      route('rapporter/:nr/rapport.docx', 'routes/report-docx.ts'),
    ]),
  ]),

  ...prefix('samverkan', [
    index('routes/cooperations.tsx'),
    route('ny', 'routes/cooperation-new.tsx'),
    route('parter', 'routes/parties.tsx'),
    ...prefix(':slug', [
      layout('routes/cooperation-layout.tsx', [
        // Not an index route: forms of those post to an address with ?index, which then stays in sight.
        route('', 'routes/cooperation.tsx'),
        route('nycklar', 'routes/cooperation-keys.tsx'),
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

  route('beslut.csv', 'routes/register-export.ts'),
  route('beslut.xlsx', 'routes/register-export-xlsx.ts'),
  ...prefix('beslut', [index('routes/register.tsx'), route(':nummer', 'routes/decision.tsx')]),
  route('ersattare', 'routes/delegations.tsx'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
