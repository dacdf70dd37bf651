import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** The URL map of the whole product. Addresses are Swedish, without å, ä and ö. */
export default [
  index('routes/start.tsx'),
  route('logga-in', 'routes/sign-in.tsx'),
  route('logga-ut', 'routes/sign-out.ts'),

  route('portfolj', 'routes/portfolio.tsx'),
  route('portfolj.csv', 'routes/portfolio-export.ts'),

  ...prefix('projekt', [
    route('ny', 'routes/project-new.tsx'),
    ...prefix(':slug', [
      layout('routes/project-layout.tsx', [
        index('routes/project.tsx'),
        route('plan', 'routes/plan.tsx'),
        route('milstolpar', 'routes/milestones.tsx'),
        route('faser', 'routes/phases.tsx'),
        route('faser/:nr', 'routes/phase.tsx'),
        route('risker', 'routes/risks.tsx'),
        route('timmar', 'routes/hours.tsx'),
      ]),
      route('milstolpar.csv', 'routes/milestones-export.ts'),
      route('faser/:nr/andelar.csv', 'routes/shares-export.ts'),
      route('faser/:nr/andelar.xlsx', 'routes/shares-export-xlsx.ts'),
      route('risker.csv', 'routes/risks-export.ts'),
      route('timmar.csv', 'routes/hours-export.ts'),
    ]),
  ]),

  ...prefix('samverkan', [
    index('routes/cooperations.tsx'),
    route('ny', 'routes/cooperation-new.tsx'),
    route('parter', 'routes/parties.tsx'),
    ...prefix(':slug', [
      layout('routes/cooperation-layout.tsx', [
        index('routes/cooperation.tsx'),
        route('nycklar', 'routes/cooperation-keys.tsx'),
        route('underlag', 'routes/cooperation-basis.tsx'),
        route('underlag/import', 'routes/cooperation-basis-import.tsx'),
      ]),
    ]),
  ]),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
