import { Note } from '~/views/shell/Page';

import type { ScenarioResult } from './scenario-result';

/** Why a scenario cannot be counted, where its form leads, and the way to what is still to be said. Nothing when it can. */
export function RefusalNote({ result }: { readonly result: ScenarioResult | null }) {
  if (!result?.refusal) return null;
  const { refusal, questions } = result;
  const lacking = questions.figures.some(({ real }) => real === null);
  return (
    <div id="resultat">
      <Note tone="warn" title="Scenariot kan inte räknas." role="status">
        {refusal.message} {lacking ? <a href="#antagna-siffror">Skriv en antagen siffra</a> : null}
      </Note>
    </div>
  );
}
