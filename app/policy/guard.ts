import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';

import type { PersonActor } from '~/domain/actor';
import type { SignedIn, Viewer } from '~/domain/viewer';
import { actorIn } from '~/platform/actor';
import { factorPath, signInPath } from '~/platform/paths';
import type { Transaction } from '~db/open';

import { can, type Target } from './can';
import { denied } from './denial';
import { failure, SECRET_FIELDS, type FormFailure } from './form-failure';
import { isOversized } from './form-size';
import type { Action } from './roles';

/** Anything whose permissions can be asked for. */
export interface Aimed<Found> {
  readonly target: (found: Found) => Target;
}

/** What a route is about and who may see it. */
export interface Subject<Params, Found> extends Aimed<Found> {
  readonly params: z.ZodType<Params>;
  /** Finds it for this viewer; null when there is none or the viewer may not see it, which answers the same 404. */
  readonly find: (asked: { viewer: Viewer; params: Params; context: AppLoadContext }) => Promise<Found | null>;
  /** there too for who lacks a second factor that is required; every other page leads to where it is set up */
  readonly beforeFactor?: true;
}

export interface Guarded<Found> {
  readonly viewer: SignedIn;
  readonly found: Found;
  readonly context: AppLoadContext;
  readonly request: Request;
  readonly url: URL;
  /** may this viewer do that to what was found */
  readonly may: (action: Action, target?: Target) => boolean;
  /** Runs a write in one transaction, with who, when and in which request for its audit row. */
  readonly write: <T>(work: (trx: Transaction, actor: PersonActor) => Promise<T>) => Promise<T>;
}

/** One thing a form of the page can ask for; a page's intents are told apart by the field `intent`. */
export interface Intent<Found, Input = unknown, Answer = never> {
  /** null where being signed in is enough: what one does with what is one's own */
  readonly may: Action | null;
  readonly form: z.ZodType<Input>;
  /** may be sent by who lacks a second factor that is required: it sets one up */
  readonly beforeFactor?: true;
  /** Narrows the target to what the input points at (a kommun's own milestone). Default: the page's own target. */
  target?(asked: Guarded<Found>, input: Input): Promise<Target>;
  /**
   * Carries it out. A path leads on; null stays (for background submissions); `show` is what the page that asked gets
   * as its action's data, for what is looked at before anything is written.
   */
  run(asked: Guarded<Found>, input: Input): Promise<string | null | { readonly show: Answer }>;
}

/** Ties `run` to what the subject finds and the form gives; a record of intents then forgets the forms. */
export function intent<Found, Input, Answer = never>(
  _subject: Aimed<Found>,
  definition: Intent<Found, Input, Answer>,
): Intent<Found, unknown, Answer> {
  return definition;
}

/**
 * The one way to make a loader: signed in (or the sign-in page and back), parameters of the right shape and a
 * subject this viewer may see (or 404), the action allowed (or 403).
 *
 * @param may null where being signed in is enough: pages that show each person only what is theirs
 */
export function guardedLoader<Params, Found, Result>(
  subject: Subject<Params, Found>,
  may: Action | null,
  load: (asked: Guarded<Found>) => Promise<Result>,
) {
  const loader = async (args: LoaderFunctionArgs): Promise<Result> => {
    const asked = await admit(subject, args);
    if (may !== null && !asked.may(may)) throw denied(403);
    return load(asked);
  };
  return Object.assign(loader, { may });
}

/**
 * The one way to make an action. An invalid form answers 400 with what was typed and a message at each field,
 * a refusal of the domain likewise, a lost race 409 with both versions. Its intents stand on it as data, so that
 * a test finds every one of them and none is left out of the table of who may what.
 */
export function guardedAction<Params, Found, Answer = never>(
  subject: Subject<Params, Found>,
  intents: Record<string, Intent<Found, unknown, Answer>>,
) {
  const action = async (args: ActionFunctionArgs) => {
    const asked = await admit(subject, args);
    const form = await readForm(args.request);
    const name = String(form.get('intent') ?? '');
    const chosen = Object.hasOwn(intents, name) ? intents[name] : undefined;
    if (!chosen) throw denied(400);
    if (asked.viewer.lacksFactor && !chosen.beforeFactor) throw redirect(factorPath(asked.url));
    if (!chosen.target && chosen.may !== null && !asked.may(chosen.may)) throw denied(403);

    const submission = parseWithZod(form, { schema: chosen.form as z.ZodType<unknown> });
    if (submission.status !== 'success') {
      return data<FormFailure>(
        { intent: name, reply: submission.reply({ hideFields: SECRET_FIELDS }), conflict: null },
        { status: 400 },
      );
    }
    const target = chosen.target && (await chosen.target(asked, submission.value));
    if (target && chosen.may !== null && !asked.may(chosen.may, target)) throw denied(403);
    try {
      const outcome = await chosen.run(asked, submission.value);
      if (typeof outcome === 'string') return redirect(outcome, 303);
      return outcome === null ? null : outcome.show;
    } catch (error) {
      const { status, ...answer } = failure(name, submission, error);
      return data<FormFailure>(answer, { status });
    }
  };
  return Object.assign(action, { intents });
}

async function admit<Params, Found>(
  subject: Subject<Params, Found>,
  { request, params, context }: LoaderFunctionArgs,
): Promise<Guarded<Found>> {
  const url = new URL(request.url);
  const viewer = await context.viewer();
  if (!viewer) throw redirect(request.method === 'GET' ? signInPath(url) : '/logga-in');
  if (viewer.lacksFactor && !subject.beforeFactor) throw redirect(factorPath(url));

  const parsed = subject.params.safeParse(params);
  const found = parsed.success ? await subject.find({ viewer, params: parsed.data, context }) : null;
  if (found === null) throw denied(404);

  const own = subject.target(found);
  const actor = actorIn(context, viewer.userId);
  return {
    viewer,
    found,
    context,
    request,
    url,
    may: (action, target = own) => can(viewer, action, target),
    write: (work) => context.db.transaction().execute((trx) => work(trx, actor)),
  };
}

/** A body that is no form, or larger than any of the product, is the sender's mistake and not ours. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw denied(400);
  });
  if (isOversized(form)) throw denied(400);
  return form;
}
