/** How an account stands: with a way to sign in, invited and not answered, or closed. */
export const ACCOUNT_STANDINGS = ['öppet', 'inbjudan', 'stängt'] as const;
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];
