import { z } from 'zod';

import type { Subject } from '~/policy/guard';
import { listApprovals } from '~/store/approval';
import { findAgreement, type Agreement } from '~/store/agreement';
import { findParty, type PartyWithCooperations } from '~/store/party-head';
import { findPhase, findPhaseDetail, type Phase, type PhaseDetail } from '~/store/phase';
import { findProject, type Project } from '~/store/project';
import { findProjectDetail, type ProjectDetail } from '~/store/project-detail';
import { findDecision, type RegisteredDecision } from '~/store/register';

import type { AskedShare } from './decide';
import { idParam, numberParam, slugParam } from './route-params';

/** A page about the product as a whole; every signed-in person may ask for it. */
export const anyone: Subject<unknown, Record<string, never>> = {
  params: z.unknown(),
  find: async () => ({}),
  target: () => ({}),
};

/** One's own account, which is also where a second factor is set up. */
export const ownAccount: Subject<unknown, Record<string, never>> = { ...anyone, beforeFactor: true };

/** A page of one cooperation. */
export const cooperation: Subject<{ slug: string }, Agreement> = {
  params: z.object({ slug: slugParam }),
  find: ({ viewer, params, context }) =>
    context.once(`cooperation ${params.slug}`, () => findAgreement(context.db, viewer, params.slug)),
  target: ({ id }) => ({ cooperationId: id }),
};

/** A page of one project. */
export const project: Subject<{ slug: string }, Project> = {
  params: z.object({ slug: slugParam }),
  find: ({ viewer, params, context }) =>
    context.once(`project ${params.slug}`, () => findProject(context.db, viewer, params.slug, context.clock.today())),
  target: ({ id, cooperationId }) => ({ projectId: id, cooperationId }),
};

/** A project with all that is said of it and who takes part over time. */
export const shownProject: Subject<{ slug: string }, Project & { readonly detail: ProjectDetail }> = {
  ...project,
  find: async ({ viewer, params, context }) => {
    const found = await project.find({ viewer, params, context });
    const detail = found && (await findProjectDetail(context.db, viewer, found.id));
    return found && detail ? { ...found, detail } : null;
  },
};

/** A page of one phase of a project. */
export const phase: Subject<{ slug: string; nr: number }, { project: Project; phase: Phase }> = {
  params: z.object({
    slug: slugParam,
    nr: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    const found = owner && (await findPhase(context.db, viewer, owner.id, params.nr));
    return owner && found ? { project: owner, phase: found } : null;
  },
  target: (found) => project.target(found.project),
};

/** A phase with all that its own page shows of it, in one query. */
export const shownPhase: Subject<{ slug: string; nr: number }, { project: Project; phase: PhaseDetail }> = {
  ...phase,
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    const found = owner && (await findPhaseDetail(context.db, viewer, owner.id, params.nr));
    return owner && found ? { project: owner, phase: found } : null;
  },
};

/** The page of a party, by kommunkod or else slug. What it shows is cut to what the viewer may see. */
export const party: Subject<{ kod: string }, PartyWithCooperations> = {
  params: z.object({ kod: slugParam }),
  find: ({ viewer, params, context }) => findParty(context.db, viewer, params.kod),
  target: ({ id }) => ({ partyId: id }),
};

/** One party's share of a budget that it is asked about; the party by kommunkod, or by slug where it has none. */
export const askedShare: Subject<{ version: number; part: string }, AskedShare> = {
  params: z.object({
    version: idParam,
    part: slugParam,
  }),
  find: async ({ viewer, params, context }) => {
    const [approval] = await listApprovals(context.db, viewer, { budgetVersionId: params.version });
    const party = approval?.parties.find(({ address }) => address === params.part);
    return approval && party ? { approval, party } : null;
  },
  target: ({ approval, party }) => ({ cooperationId: approval.cooperationId, partyId: party.partyId }),
};

/** The page of one decision of the register, by its number. */
export const decision: Subject<{ nummer: number }, RegisteredDecision> = {
  params: z.object({
    nummer: idParam,
  }),
  find: ({ viewer, params, context }) => findDecision(context.db, viewer, params.nummer),
  target: ({ projectId, cooperationId }) => ({ projectId, cooperationId }),
};

/** The address of a report: a project and a number, whether it has such a report or not. */
export interface ReportAddress {
  readonly project: Project;
  readonly number: number;
}

/**
 * Where a report is written. Finds its project only: a draft that somebody else threw away must answer those who still
 * write in it with what became of it, and not with a page that takes what they typed.
 */
export const reportAddress: Subject<{ slug: string; nr: number }, ReportAddress> = {
  params: z.object({
    slug: slugParam,
    nr: numberParam,
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    return owner && { project: owner, number: params.nr };
  },
  target: (found) => project.target(found.project),
};
