import type { AppLoadContext } from '@remix-run/node';

import type { Actor, PersonActor } from '~/domain/actor';

import type { Clock } from './clock';

/**
 * Who does something in a request, for the log.
 * @param userId null where nobody is signed in
 */
export function actorIn(context: AppLoadContext, userId: number): PersonActor;
export function actorIn(context: AppLoadContext, userId: null): Actor;
export function actorIn({ requestId, from, clock }: AppLoadContext, userId: number | null): Actor {
  return { userId, requestId, from, at: clock.now(), today: clock.today() };
}

/** The product itself, where no person asked for it, or a command of whoever runs the installation. */
export function ownActor(clock: Clock): Actor {
  return { userId: null, requestId: null, from: null, at: clock.now(), today: clock.today() };
}
