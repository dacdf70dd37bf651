interface FilterChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of the choices that narrow a list, "Alla" first. What no row has any more stays: it is why the list is empty. */
export function FilterChoice({ name, label, value, options }: FilterChoiceProps) {
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`filter-${name}`} name={name} defaultValue={value}>
        <option value="">Alla</option>
        {known ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
