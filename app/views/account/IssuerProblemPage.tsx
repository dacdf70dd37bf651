import { Link } from '@remix-run/react';

import { Page } from '~/views/shell/Page';

/** Why a sign-in at an issuer came to nothing. */
export type IssuerProblem = 'unreachable' | 'refused' | 'unknown' | 'taken';

const COPY: Record<IssuerProblem, { readonly title: string; readonly text: (name: string) => string }> = {
  unreachable: {
    title: 'Inloggningen svarar inte',
    text: (name) => `Det går inte att nå inloggningen hos ${name} just nu. Försök igen om en stund.`,
  },
  refused: {
    title: 'Inloggningen kunde inte slutföras',
    text: (name) =>
      `Svaret från ${name} gick inte att lita på, hör till en annan webbläsare eller är för gammalt. Börja om.`,
  },
  unknown: {
    title: 'Kontot är inte kopplat',
    text: (name) =>
      `Du är inloggad hos ${name}, men inget konto i Samplan är kopplat till det. Be samordnaren om en inbjudan.`,
  },
  taken: {
    title: 'Inloggningen är redan kopplad',
    text: (name) => `Den du är hos ${name} är redan kopplad till ett konto i Samplan. Inget är ändrat.`,
  },
};

/** Says what went wrong at an issuer; the password is still a way in for those who have one. */
export function IssuerProblemPage({ problem, name }: { readonly problem: IssuerProblem; readonly name: string }) {
  const { title, text } = COPY[problem];
  return (
    <Page width="form">
      <h1>{title}</h1>
      <p>{text(name)}</p>
      <p className="actions">
        <Link className="ds-button" to="/logga-in">
          Till inloggningen
        </Link>
      </p>
    </Page>
  );
}
