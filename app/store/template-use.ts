import type { Actor } from '~/domain/actor';
import type { PlannedItem, TemplateDependency } from '~/domain/plan-template';
import type { Transaction } from '~db/open';

import { insertActivity } from './activity';
import { insertAudit } from './audit';
import { upsertDependency } from './dependency';
import { insertMilestone } from './milestone-change';
import { insertPhase } from './phase';

/** What is put into a plan, and where. */
export interface TemplateUse {
  readonly projectId: number;
  readonly templateId: number;
  readonly items: readonly PlannedItem[];
  readonly dependencies: readonly TemplateDependency[];
  /** the phase of what lies in none of the template's: a set of milestones */
  readonly phaseId: number | null;
}

/**
 * Puts the rows of a template into a project, each with an audit row of its own and one for the whole. They are the
 * project's own from then on. The plan must be locked: the numbers of the phases are those that were free.
 */
export async function insertFromTemplate(trx: Transaction, actor: Actor, use: TemplateUse): Promise<void> {
  const { projectId, templateId, items, dependencies } = use;
  const ids = new Map<number, number>();
  for (const item of items) ids.set(item.number, await insertRow(item));
  for (const { predecessor, successor, type, lag } of dependencies) {
    const link = { predecessorId: ids.get(predecessor)!, successorId: ids.get(successor)!, type, lag };
    await upsertDependency(trx, actor, projectId, link);
  }
  await insertAudit(trx, actor, {
    action: 'planTemplate.use',
    entity: 'planTemplate',
    entityId: templateId,
    projectId,
    after: { items: items.length, dependencies: dependencies.length },
  });

  function insertRow(item: PlannedItem): Promise<number> {
    const { kind, parent, name, start, end, responsible } = item;
    const phaseId = (parent === null ? use.phaseId : ids.get(parent))!;
    switch (kind) {
      case 'phase':
        return addPhase(item);
      case 'activity':
        return insertActivity(trx, actor, projectId, {
          ...{ phaseId, name, responsible, startDate: start, endDate: end, percentComplete: 0 },
        });
      case 'milestone': {
        const { label, criteria, milestoneKind } = item;
        return insertMilestone(trx, actor, projectId, {
          ...{
            phaseId,
            label,
            title: name,
            kind: milestoneKind!,
            partyId: null,
            criteria,
            responsible,
            forecast: start,
          },
        });
      }
    }
  }

  async function addPhase({ name, phaseNumber, phaseKind, note, start, end }: PlannedItem): Promise<number> {
    const phase = { number: phaseNumber!, name, kind: phaseKind!, note, startDate: start, endDate: end };
    return (await insertPhase(trx, actor, projectId, phase))!;
  }
}
