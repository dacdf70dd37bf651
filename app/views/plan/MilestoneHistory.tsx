import type { MilestoneChange } from '~/store/milestone';

const FIELD_WORDS: Record<MilestoneChange['field'], string> = {
  forecast: 'Prognos',
  actual: 'Utfall',
  status: 'Status',
  responsible: 'Ansvarig',
};

/** Every change of a milestone, newest first: what the milestone trend is read from. */
export function MilestoneHistory({ changes }: { changes: readonly MilestoneChange[] }) {
  if (changes.length === 0) return <p className="sub">Inga ändringar sedan planen lades in.</p>;
  return (
    <>
      <h3>Historik</h3>
      <ul className="list">
        {changes.map((change) => (
          <li key={change.id}>
            <time dateTime={change.onDate}>{change.onDate}</time>
            <span>
              {FIELD_WORDS[change.field]}: {change.fromValue ?? '–'} → {change.toValue ?? '–'}
              {change.reason ? <> · {change.reason}</> : null}
              {change.by ? <span className="sub"> {change.by}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
