import { generateKeyPair, exportJWK, SignJWT, decodeJwt, importJWK, type JWK, type JWTPayload } from 'jose';
import Provider from 'oidc-provider';

/**
 * An issuer as an organisation has one, in a process of its own. Whoever comes is signed in at once, as the person that
 * `?login_hint` or the last `POST /test/person` names. It tells its address on standard output.
 *
 * `POST /test/fault` makes the next ID tokens wrong in one way: they are signed anew with the issuer's own key, so that
 * nothing but the one thing is wrong with them. `POST /test/logout-token` signs a logout token with the given claims.
 */
const { port, callbacks } = JSON.parse(process.argv[2]!) as { port: number; callbacks: string[] };
const issuer = `http://127.0.0.1:${port}`;
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key: JWK = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'samplan-test' };
const strange = (await generateKeyPair('RS256')).privateKey;

let person = 'person-1';
let fault: { readonly claims?: JWTPayload; readonly foreignKey?: boolean } | null = null;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'samplan',
      client_secret: 'a secret of the test',
      redirect_uris: callbacks,
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [key] },
  cookies: { keys: ['only for tests'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  interactions: { url: (_ctx, interaction) => `/test/interaction/${interaction.uid}` },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client!.clientId,
      accountId: ctx.oidc.session!.accountId!,
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
});

async function bodyOf(request: NodeJS.ReadableStream): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}

async function sign(claims: JWTPayload, { foreignKey = false, typ = 'JWT' } = {}): Promise<string> {
  const signer = foreignKey ? strange : await importJWK(key, 'RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'samplan-test', typ }).sign(signer);
}

provider.use(async (ctx, next) => {
  if (ctx.path.startsWith('/test/interaction/')) {
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: person } });
  }
  if (ctx.path === '/test/person') {
    person = (await bodyOf(ctx.req)) as string;
    ctx.body = 'ok';
    return;
  }
  if (ctx.path === '/test/fault') {
    fault = (await bodyOf(ctx.req)) as typeof fault;
    ctx.body = 'ok';
    return;
  }
  if (ctx.path === '/test/logout-token') {
    const { claims, ...how } = (await bodyOf(ctx.req)) as { claims: JWTPayload; foreignKey?: boolean; typ?: string };
    ctx.body = await sign(claims, { typ: 'logout+jwt', ...how });
    return;
  }
  await next();
  const body = ctx.body as { id_token?: string } | undefined;
  if (fault && ctx.path === '/token' && body?.id_token) {
    body.id_token = await sign({ ...decodeJwt(body.id_token), ...fault.claims }, { foreignKey: fault.foreignKey });
  }
});

provider.listen(port, '127.0.0.1', () => process.stdout.write(`${issuer}\n`));
