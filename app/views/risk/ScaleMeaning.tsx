import type { RiskScale } from '~/domain/risk';

/** What each level of a scale means, folded away; nothing where nobody has said. */
export function ScaleMeaning({ scale }: { scale: RiskScale }) {
  const axes = [
    { title: 'Sannolikhet', names: scale.probabilityNames, meanings: scale.probabilityDefinitions },
    { title: 'Konsekvens', names: scale.consequenceNames, meanings: scale.consequenceDefinitions },
  ].filter(({ meanings }) => meanings.some((meaning) => meaning !== ''));
  if (axes.length === 0) return null;
  return (
    <details className="edit-panel field-wide">
      <summary>Vad nivåerna betyder</summary>
      <div className="two">
        {axes.map(({ title, names, meanings }) => (
          <div key={title}>
            <h4>{title}</h4>
            <dl className="risk-meaning">
              {names.map((name, at) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{meanings[at] || '–'}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </details>
  );
}
