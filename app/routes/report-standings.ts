import { lastMonths, sortStandings } from '~/domain/report-portfolio';
import type { Guarded } from '~/policy/guard';
import {
  listMonthlyReports,
  listReportStandings,
  type MonthlyReport,
  type ReportStanding,
} from '~/store/report-portfolio';
import { readStandingListing, type StandingListing } from '~/views/report/portfolio/standing-address';

/** How far back a project's lights are followed. */
const MONTHS = 12;

export interface Standings {
  readonly listing: StandingListing;
  /** all that fit the choice, in the chosen order */
  readonly all: readonly ReportStanding[];
  /** oldest first, as 2020-12 */
  readonly months: readonly string[];
  /** the reports of those months for some of the projects */
  readonly monthlyOf: (rows: readonly ReportStanding[]) => Promise<MonthlyReport[]>;
}

/** The projects in sight with their newest report, as the address says. */
export async function standingsOf({ viewer, context: { db, clock }, url }: Guarded<unknown>): Promise<Standings> {
  const listing = readStandingListing(url.searchParams);
  const months = lastMonths(clock.today(), MONTHS);
  const rows = await listReportStandings(db, viewer, listing.cooperation);
  return {
    listing,
    all: sortStandings(rows, listing.order),
    months,
    monthlyOf: (some) =>
      listMonthlyReports(
        db,
        viewer,
        some.map(({ projectId }) => projectId),
        months[0]!,
      ),
  };
}
