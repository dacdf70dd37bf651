import { z } from 'zod';

/** A whole number as people write it; zod's own coercion would also read ' ' as 0 and 0x10 as 16. */
const whole = (most: number, fallback: number) => {
  const message = `ska vara ett heltal från 0 till ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value <= most, message)
    .default(fallback);
};

/** How long a session lasts: never longer than a working day, nor does any end at once. */
const minutes = (fallback: number) => {
  const message = 'ska vara minuter, ett heltal från 1 till 720';
  return z
    .string()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 720, message)
    .default(fallback);
};

const flag = z
  .enum(['0', '1'], { error: 'ska vara 1 (ja) eller 0 (nej)' })
  .default('0')
  .transform((text) => text === '1');

function isMailServer(text: string): boolean {
  return /^smtps?:\/\/[^\s/]/.test(text) && URL.canParse(text);
}

/** Tokens and codes travel to it: only on the own machine may the line be open. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const plain = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (protocol === 'https:' || plain) && search === '' && hash === '' && username === '';
}

const issuer = z.strictObject({
  /** stands in the address that the issuer sends the browser back to */
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'key ska vara små bokstäver a–z, siffror och bindestreck'),
  /** the organisation, as the sign-in page names it */
  name: z.string().trim().min(1).max(100),
  issuer: z.string().refine(isIssuer, 'issuer ska vara utfärdarens adress och börja med https://'),
  clientId: z.string().min(1).max(500),
  clientSecret: z.string().min(1).max(500).optional(),
});

/** An organisation whose people sign in at its own issuer (OpenID Connect). */
export type IssuerSettings = z.infer<typeof issuer>;

const issuers = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'ska vara JSON, till exempel [{"key":"kommun","name":"Kommunen", …}]',
      });
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer, { error: 'ska vara en lista inom [ ]' }).max(100))
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'två utfärdare har samma key')
  .refine((list) => new Set(list.map((each) => each.issuer)).size === list.length, 'två utfärdare har samma issuer')
  .optional();

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(65_535, 3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'ska börja med postgres://')
    .optional(),
  SAMPLAN_DATA: z.string().default('./data'),
  SAMPLAN_SAMPLE: flag,
  SAMPLAN_TODAY: z.iso.date({ error: 'ska vara ett datum, till exempel 2020-12-18' }).optional(),
  SAMPLAN_PROXIES: whole(10, 0),
  SAMPLAN_ADDRESS: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+$/, 'ska vara adressen utan sökväg, till exempel https://samplan.kommun.se')
    .optional(),
  SMTP_URL: z.string().refine(isMailServer, 'ska börja med smtp:// eller smtps:// och peka ut en server').optional(),
  MAIL_FROM: z.email({ error: 'ska vara en e-postadress, till exempel samplan@kommun.se' }).optional(),
  OIDC_ISSUERS: issuers,
  SAMPLAN_SECRET: z.string().min(32, 'ska ha minst 32 tecken, till exempel från openssl rand -base64 32').optional(),
  SAMPLAN_SESSION_IDLE: minutes(120),
  SAMPLAN_SESSION_MAX: minutes(720),
  CHROMIUM_PATH: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'ska vara fatal, error, warn, info, debug eller silent',
    })
    .default('info'),
});

/** Mail cannot be sent without a sender, nor lead anywhere without the address that its readers have; nor can an issuer. */
const environment = settings.superRefine(({ SMTP_URL, MAIL_FROM, SAMPLAN_ADDRESS, OIDC_ISSUERS }, context) => {
  if (OIDC_ISSUERS?.length && !SAMPLAN_ADDRESS) {
    context.addIssue({ code: 'custom', path: ['SAMPLAN_ADDRESS'], message: 'ska vara satt när OIDC_ISSUERS är det' });
  }
  if (!SMTP_URL || !isMailServer(SMTP_URL)) return;
  const message = 'ska vara satt när SMTP_URL är det';
  if (!MAIL_FROM) context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message });
  if (!SAMPLAN_ADDRESS) context.addIssue({ code: 'custom', path: ['SAMPLAN_ADDRESS'], message });
});

export type Environment = z.infer<typeof environment>;

/** A setting is wrong; the message has one line per variable, in Swedish. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads the settings of the process; unset and empty are the same.
 * @throws EnvironmentError
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = environment.safeParse(present);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
}
