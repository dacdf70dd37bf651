import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useSearchParams } from '@remix-run/react';

import { newPostForm, updatePostForm } from '~/forms/follow-up-post';
import type { FormFailure } from '~/policy/form-failure';
import type { StandingPost } from '~/store/follow-up-post';
import { SelectField } from '~/views/shell/form/ChoiceField';
import type { FieldProps } from '~/views/shell/form/control';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { kronorInput } from './actual-words';
import { earlierText, POST_KIND_OPTIONS } from './post-words';

interface PostFormProps {
  readonly base: string;
  readonly failure: FormFailure | null;
}

/** A new post; it begins where the newest ones are. */
export function NewPostForm({ newest, base, failure }: PostFormProps & { readonly newest: StandingPost | null }) {
  const [form, fields] = useForm({
    id: 'ny-post-form',
    lastResult: lastResultOf(failure, 'create-post'),
    defaultValue: { period: newest?.period ?? '', section: newest?.section ?? '', kind: 'kostnad' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newPostForm }),
  });
  return (
    <div className="panel">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
        {form.errors ? (
          <div className="field-wide">
            <FormNotes form={form} failure={failure} intent="create-post" />
          </div>
        ) : null}
        <TextField label="Period" meta={fields.period} hint="Till exempel 2020" autoComplete="off" />
        <TextField label="Avser" meta={fields.section} hint="Rubriken som posten står under" autoComplete="off" />
        <Figures fields={fields} />
        <FormActions intent="create-post" label="Lägg till posten" cancelTo={`${base}#poster`} />
      </Form>
    </div>
  );
}

/** A post opened by somebody who may change it, with what it said before. */
export function PostPanel({ post, base, failure }: PostFormProps & { readonly post: StandingPost }) {
  const [search] = useSearchParams();
  const lastResult = lastResultOf(failure, 'update-post', post.id);
  const [form, fields] = useForm({
    id: `post-${post.id}-form`,
    lastResult,
    defaultValue: {
      version: String(post.version),
      name: post.name,
      kind: post.kind,
      budget: kronorInput(post.budget),
      actual: post.actual === null ? '' : kronorInput(post.actual),
      forecast: kronorInput(post.forecast),
      note: post.note,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updatePostForm }),
  });
  const here = `${base}?post=${post.id}`;
  return (
    <div className="panel">
      {search.has('ta-bort') ? (
        <ConfirmRemoval
          id={post.id}
          version={post.version}
          what={`posten ”${post.name}”`}
          cancelTo={`${here}#poster`}
        />
      ) : null}
      <p className="sub">
        {post.section}, {post.period}
      </p>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
        {form.errors ? (
          <div className="field-wide">
            <FormNotes form={form} failure={failure} intent="update-post" />
          </div>
        ) : null}
        <VersionFields row={post} lastResult={lastResult} opened={fields.version.initialValue} />
        <Figures fields={fields} />
        <FormActions
          intent="update-post"
          label="Spara posten"
          cancelTo={`${base}#poster`}
          removeTo={`${here}&ta-bort=1#poster`}
        />
      </Form>
      {post.earlier.length > 0 ? (
        <>
          <h3>Vad posten sagt förut</h3>
          <ul className="plain-list">
            {post.earlier.map((said) => (
              <li key={said.version}>{earlierText(said)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

type Fields = Readonly<
  Record<'name' | 'kind' | 'budget' | 'actual' | 'forecast' | 'note', FieldProps<unknown>['meta']>
>;

function Figures({ fields }: { fields: Fields }) {
  return (
    <>
      <TextField label="Post" meta={fields.name} autoComplete="off" />
      <SelectField label="Slag" meta={fields.kind} options={POST_KIND_OPTIONS} />
      <TextField
        label="Budget"
        meta={fields.budget}
        hint="Intäkt med minus"
        suffix="kr"
        autoComplete="off"
        className="field-figure"
      />
      <TextField
        label="Utfall"
        meta={fields.actual}
        required={false}
        hint="Tomt där ingen har sagt något"
        suffix="kr"
        autoComplete="off"
        className="field-figure"
      />
      <TextField
        label="Prognos"
        meta={fields.forecast}
        hint="Intäkt med minus"
        suffix="kr"
        autoComplete="off"
        className="field-figure"
      />
      <TextField label="Kommentar" meta={fields.note} required={false} className="field-wide" />
    </>
  );
}
