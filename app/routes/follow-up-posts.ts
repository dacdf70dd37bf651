import { checkPost } from '~/domain/follow-up-post';
import { Refusal } from '~/domain/refusal';
import { newPostForm, updatePostForm } from '~/forms/follow-up-post';
import { LostRace } from '~/policy/form-failure';
import { intent, type Intent } from '~/policy/guard';
import { insertFollowUpPost, lockFollowUpPost, updateFollowUpPost } from '~/store/follow-up-post';
import { claimProject } from '~/store/period-lock';
import type { Project } from '~/store/project';
import { postValues } from '~/views/follow-up/post-words';

import { leadTarget } from './period-locking';
import { removal } from './removal';
import { project } from './subjects';

const page = ({ slug }: Project) => `/projekt/${slug}/uppfoljning`;

/** The intents of the posts of a follow-up: add one, change it, take it away and bring it back. */
export const postEditing: Record<string, Intent<Project>> = {
  'create-post': intent(project, {
    may: 'forecast.edit',
    form: newPostForm,
    target: leadTarget,
    run: async ({ found, write }, post) => {
      checkPost(post);
      const id = await write(async (trx, actor) => {
        await claimProject(trx, found.id);
        return insertFollowUpPost(trx, actor, found.id, post);
      });
      return `${page(found)}?sparad-post=${id}#post-${id}`;
    },
  }),
  'update-post': intent(project, {
    may: 'forecast.edit',
    form: updatePostForm,
    target: leadTarget,
    run: async ({ viewer, found, write }, { id, version, ...post }) => {
      checkPost(post);
      await write(async (trx, actor) => {
        const before = await lockFollowUpPost(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Någon har tagit bort posten. Det du skrev står kvar här.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: postValues(before) });
        await updateFollowUpPost(trx, actor, found.id, before, post);
      });
      return `${page(found)}?sparad-post=${id}#post-${id}`;
    },
  }),
  ...removal(project, {
    table: 'followUpRow',
    may: 'forecast.edit',
    missing: 'Posten har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page,
    target: leadTarget,
  }),
};
