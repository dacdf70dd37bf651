import type { FieldMetadata } from '@conform-to/react';

import { SHORTEST_PASSWORD } from '~/domain/new-password';
import { TextField } from '~/views/shell/form/TextField';

interface NewPasswordFieldsProps {
  readonly password: FieldMetadata<string>;
  readonly repeated: FieldMetadata<string>;
}

/** A new password, twice. */
export function NewPasswordFields({ password, repeated }: NewPasswordFieldsProps) {
  return (
    <>
      <TextField
        label="Nytt lösenord"
        meta={password}
        type="password"
        autoComplete="new-password"
        hint={`Minst ${SHORTEST_PASSWORD} tecken. Vilka tecken du vill, också mellanslag.`}
      />
      <TextField label="Samma lösenord igen" meta={repeated} type="password" autoComplete="new-password" />
    </>
  );
}
