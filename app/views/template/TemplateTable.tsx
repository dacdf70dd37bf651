import { DEPENDENCY_TYPES } from '~/domain/schedule';
import type { PlannedItem, TemplateDependency, TemplateItem } from '~/domain/plan-template';
import { TableScroll } from '~/views/shell/DataTable';
import { formatPeriod } from '~/views/shell/format';
import { Status } from '~/views/shell/Status';

import { itemName, lengthText, placeText } from './template-words';

interface TemplateTableProps {
  readonly label: string;
  /** with their dates where a start is chosen */
  readonly items: readonly (TemplateItem | PlannedItem)[];
  readonly dependencies: readonly TemplateDependency[];
}

/** The rows of a template: where they lie from its start, or on which days that is. */
export function TemplateTable({ label, items, dependencies }: TemplateTableProps) {
  const names = new Map(items.map((item) => [item.number, item.name]));
  return (
    <TableScroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="main-column">
              Rad
            </th>
            <th scope="col">När</th>
            <th scope="col">Längd</th>
            <th scope="col">Ansvarig</th>
            <th scope="col">Beror på</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              <th scope="row" className={item.kind === 'phase' ? undefined : 'indent'}>
                {item.kind === 'phase' ? <b>{itemName(item)}</b> : itemName(item)}
                {'renumberedFrom' in item && item.renumberedFrom !== null ? (
                  <span className="cell-sub">
                    <Status tone="warn">
                      Fas {item.renumberedFrom} finns redan, den här blir fas {item.phaseNumber}
                    </Status>
                  </span>
                ) : null}
              </th>
              <td className="date">{whenText(item)}</td>
              <td className="date">{lengthText(item)}</td>
              <td>{item.responsible}</td>
              <td>
                {dependencies
                  .filter(({ successor }) => successor === item.number)
                  .map(({ predecessor, type, lag }) => (
                    <span key={predecessor} className="cell-line">
                      {names.get(predecessor)}
                      {type === DEPENDENCY_TYPES[0] && lag === 0
                        ? ''
                        : ` ${type}${lag ? ` ${lag > 0 ? '+' : '−'}${Math.abs(lag)}` : ''}`}
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function whenText(item: TemplateItem | PlannedItem): string {
  return 'start' in item ? formatPeriod(item.start, item.end) : placeText(item);
}
