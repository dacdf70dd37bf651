/** What the tables with rows about a person hold, in the words of the screen. */
const TABLE_WORDS: Readonly<Record<string, string>> = {
  app_user: 'Kontot: namn, e-postadress, titel och part',
  audit_entry: 'Rader i loggen över vad som är gjort',
  baseline: 'Baslinjer',
  basis_withdrawal: 'Återtagna underlag',
  budget_version: 'Inskickade fasbudgetar',
  calendar_feed: 'Kalenderadresser',
  capacity: 'Kapacitet per månad',
  cost_actual: 'Införda utfall',
  decision: 'Beslut',
  delegation: 'Delegationer',
  email: 'Brev',
  gate_change: 'Ändringar av beslutspunkter',
  gate_criterion: 'Uppfyllda villkor vid beslutspunkter',
  hour_budget_row: 'Rader i timbudget',
  milestone_change: 'Ändringar av milstolpar',
  period_lock: 'Låsta månader',
  phase_forecast: 'Prognoser',
  plan_move: 'Flyttar i planer',
  plan_template: 'Mallar',
  report_answer: 'Svar på statusrapporter',
  risk_follow_up: 'Uppföljning av risker',
  risk_valuation: 'Värderingar av risker',
  rollout_creation: 'Upplagda breddinföranden',
  scenario: 'Scenarier',
  session: 'Pågående inloggningar',
  status_report: 'Publicerade statusrapporter',
  time_entry: 'Tidrapporter',
  time_week: 'Veckor med tid',
  user_role: 'Roller',
};

export function heldWord(table: string): string {
  return TABLE_WORDS[table] ?? `Övrigt (${table})`;
}
