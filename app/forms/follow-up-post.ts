import { z } from 'zod';

import { POST_KINDS } from '~/domain/follow-up-post';

import { choice, optionalKronor, requiredKronor, requiredText, rowId, rowVersion, text } from './fields';

const figures = {
  name: requiredText('Skriv vad posten heter.', 200),
  kind: choice(POST_KINDS),
  budget: requiredKronor(),
  actual: optionalKronor(),
  forecast: requiredKronor(),
  note: text(2000),
};

const place = {
  period: requiredText('Skriv vilken period det gäller, till exempel 2020.', 40),
  section: requiredText('Skriv vad posterna gäller, till exempel Drift.', 100),
};

/** A new post of a follow-up, last in its section. */
export const newPostForm = z.object({ ...place, ...figures });

/** What a post now says; what it said before stays as history. */
export const updatePostForm = z.object({ id: rowId(), version: rowVersion(), ...figures });
