import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { StandingPost } from '~/store/follow-up-post';
import { FollowUp } from '~/views/overview/FollowUp';
import { ExportLinks } from '~/views/shell/Listing';
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
  // As the sources print them, where nobody has asked for the other.
  const unit = search.get('enhet') === 'kr' ? 'kr' : 'tkr';
  const told = failure?.intent.endsWith('post') || failure?.intent === 'remove' ? failure : null;
  const openedId = told?.intent === 'update-post' ? told.reply.initialValue?.id : search.get('post');
  const opened = mayEdit ? posts.find(({ id }) => String(id) === openedId) : undefined;
  const adding = mayEdit && (search.has('ny-post') || told?.intent === 'create-post');
  return (
    <>
      <FollowUp
        rows={posts}
        unit={unit}
        nameOf={(post) => <PostName post={post} to={mayEdit ? `${base}?post=${post.id}#poster` : null} />}
      />
      <RemovedNote what="Posten" mayRestore={mayEdit} failure={failure} />
      {mayEdit || posts.length > 0 ? (
        <Card
          title="Uppföljning post för post"
          id="poster"
          actions={
            <>
              {posts.length > 0 ? (
                <Link to={`${base}?enhet=${unit === 'kr' ? 'tkr' : 'kr'}`} preventScrollReset>
                  {unit === 'kr' ? 'Visa i tkr' : 'Visa i kronor'}
                </Link>
              ) : null}
              {posts.length > 0 ? <ExportLinks addressOf={(ending) => `${base}/poster.${ending}`} /> : null}
              {mayEdit ? (
                <>
                  <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/importera`}>
                    Läs in fil
                  </Link>
                  <Link className="ds-button" data-size="sm" to={`${base}?ny-post=1#poster`} preventScrollReset>
                    Ny post
                  </Link>
                </>
              ) : null}
            </>
          }
        >
          <LostForm failure={told} shown={opened !== undefined || adding} />
          {adding ? <NewPostForm newest={posts[0] ?? null} base={base} failure={told} /> : null}
          {opened && !adding ? <PostPanel key={opened.id} post={opened} base={base} failure={told} /> : null}
          {opened || adding ? null : (
            <p className="sub">
              {!mayEdit
                ? 'Projektledaren, eller ekonomen hos den part som leder projektet, skriver posterna.'
                : posts.length > 0
                  ? 'Välj en post i tabellen för att ändra budget, utfall eller prognos. Det som gällde förut sparas.'
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
