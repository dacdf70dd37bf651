import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { StandingPost } from '~/store/follow-up-post';
import { FollowUp } from '~/views/overview/FollowUp';
import { Card } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { NewPostForm, PostPanel } from './PostForm';
import { earlierText } from './post-words';

interface PostsCardProps {
  readonly posts: readonly StandingPost[];
  readonly mayEdit: boolean;
  readonly base: string;
  readonly failure: FormFailure | null;
}

/** The follow-up post by post: budget and forecast as typed, who said so, and the forms for those who may. */
export function PostsCard({ posts, mayEdit, base, failure }: PostsCardProps) {
  const [search] = useSearchParams();
  const told = failure?.intent.endsWith('post') || failure?.intent === 'remove' ? failure : null;
  const openedId = told?.intent === 'update-post' ? told.reply.initialValue?.id : search.get('post');
  const opened = mayEdit ? posts.find(({ id }) => String(id) === openedId) : undefined;
  const adding = mayEdit && (search.has('ny-post') || told?.intent === 'create-post');
  return (
    <>
      <FollowUp
        rows={posts}
        nameOf={(post) => <PostName post={post} to={mayEdit ? `${base}?post=${post.id}#poster` : null} />}
      />
      <RemovedNote what="Posten" mayRestore={mayEdit} failure={failure} />
      {mayEdit ? (
        <Card
          title="Uppföljning post för post"
          id="poster"
          actions={
            <Link to={`${base}?ny-post=1#poster`} preventScrollReset>
              Ny post
            </Link>
          }
        >
          <LostForm failure={told} shown={opened !== undefined || adding} />
          {adding ? <NewPostForm newest={posts[0] ?? null} base={base} failure={told} /> : null}
          {opened && !adding ? <PostPanel key={opened.id} post={opened} base={base} failure={told} /> : null}
          {opened || adding ? null : (
            <p className="sub">
              {posts.length > 0
                ? 'Välj en post i tabellen för att ändra budget eller prognos. Det som gällde förut sparas.'
                : 'Skriv budget och prognos för poster som personalkostnader och intäkter, period för period.'}
            </p>
          )}
        </Card>
      ) : null}
    </>
  );
}

function PostName({ post, to }: { post: StandingPost; to: string | null }) {
  const [latest] = post.earlier;
  return (
    <span id={`post-${post.id}`}>
      {to ? (
        <Link to={to} preventScrollReset>
          {post.name}
        </Link>
      ) : (
        post.name
      )}
      {post.note ? <span className="cell-sub">{post.note}</span> : null}
      {latest ? <span className="cell-sub">förut {earlierText(latest)}</span> : null}
    </span>
  );
}
