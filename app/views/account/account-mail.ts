import type { NewEmail } from '~/store/email';

interface Addressed {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
}

/** @param link the whole address; @param key of the link itself, so that each is mailed once */
export function invitationMail({ userId, email, name }: Addressed, link: string, key: string): NewEmail {
  return {
    key: `invitation ${userId} ${key}`,
    userId,
    address: email,
    subject: 'Inbjudan till Samplan',
    text: [
      `Du har fått ett konto i Samplan: ${name}.`,
      '',
      'Öppna länken för att välja lösenord eller koppla kontot till din organisations inloggning.',
      'Länken gäller i sju dagar och fungerar en gång:',
      link,
      '',
      'Vet du inte vad det handlar om kan du bortse från brevet.',
    ].join('\n'),
  };
}

/** Likewise for a new password. */
export function passwordMail({ userId, email }: Addressed, link: string, key: string): NewEmail {
  return {
    key: `password ${userId} ${key}`,
    userId,
    address: email,
    subject: 'Nytt lösenord i Samplan',
    text: [
      'Någon har bett om ett nytt lösenord till ditt konto i Samplan.',
      '',
      'Öppna länken för att välja det. Den gäller i en timme och fungerar en gång:',
      link,
      '',
      'Var det inte du? Då behöver du inte göra något. Lösenordet är oförändrat.',
    ].join('\n'),
  };
}
