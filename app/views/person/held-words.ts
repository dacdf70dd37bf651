/** What the tables with rows about a person hold, in the words of the screen. */
const TABLE_WORDS: Readonly<Record<string, string>> = {
  app_user: 'Kontot: namn, e-postadress, titel och part',
  audit_entry: 'Rader i loggen över vad personen har gjort',
  baseline: 'Baslinjer',
  basis_withdrawal: 'Återtagna underlag',
  budget_version: 'Inskickade fasbudgetar',
  calendar_feed: 'Kalenderadresser',
  capacity: 'Kapacitet per månad',
  cost_actual: 'Införda utfall',
  decision: 'Beslut',
  delegation: 'Delegationer',
  email: 'Brev',
  follow_up_row: 'Rader i kalkyluppföljningen',
  follow_up_row_earlier: 'Tidigare värden i kalkyluppföljningen',
  gate_change: 'Ändringar av beslutspunkter',
  gate_criterion: 'Uppfyllda villkor vid beslutspunkter',
  known_browser: 'Webbläsare som har använts för att logga in',
  oidc_flow: 'Påbörjade inloggningar hos en organisation',
  one_time_link: 'Engångslänkar',
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
  second_factor: 'Tvåstegsinloggning',
  status_report: 'Publicerade statusrapporter',
  time_entry: 'Tidrapporter',
  time_week: 'Veckor med tid',
  user_identity: 'Koppling till en organisations inloggning',
  user_role: 'Roller',
};

export function heldWord(table: string, column?: string): string {
  if (table === 'audit_entry' && column === 'entity_id') return 'Rader i loggen om kontot';
  return TABLE_WORDS[table] ?? `Övrigt (${table})`;
}
