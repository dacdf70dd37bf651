/** What a page says when something is wrong: what happened, and what to do next. */
export type ErrorCopy = {
  title: string;
  text: string;
  /** The way on; `to: null` loads the same address again. */
  next: { to: string | null; label: string };
};

const copy: Record<400 | 401 | 403 | 404 | 409 | 413 | 500 | 503, ErrorCopy> = {
  400: {
    title: 'Det gick inte att läsa uppgifterna',
    text: 'Länken eller formuläret innehåller något som Samplan inte förstår. Inget har ändrats. Gå tillbaka och försök igen.',
    next: { to: '/', label: 'Till startsidan' },
  },
  401: {
    title: 'Du behöver logga in',
    text: 'Du är inte inloggad, eller så har du varit borta så länge att du har loggats ut.',
    next: { to: '/logga-in', label: 'Logga in' },
  },
  403: {
    title: 'Du får inte göra det här',
    text: 'Din roll ger inte rätt att göra det du försökte. Inget har ändrats. Behöver du rätten? Fråga projektledaren eller den som är administratör i din samverkan.',
    next: { to: '/', label: 'Till startsidan' },
  },
  404: {
    title: 'Sidan finns inte',
    text: 'Adressen kan vara fel, sidan kan ha tagits bort, eller så har du inte rätt att se den. Kontrollera adressen eller leta från startsidan.',
    next: { to: '/', label: 'Till startsidan' },
  },
  409: {
    title: 'Någon annan hann före',
    text: 'Uppgifterna har ändrats sedan du öppnade sidan, så det du skickade har inte sparats. Läs in sidan igen, se vad som är nytt och gör om din ändring.',
    next: { to: null, label: 'Läs in sidan igen' },
  },
  413: {
    title: 'Det du skickade är för stort',
    text: 'Det får vara högst 8 MB. Inget är sparat. Är det en fil? Ta bort det som inte behövs ur den, eller dela den i flera, och försök igen.',
    next: { to: null, label: 'Tillbaka till formuläret' },
  },
  500: {
    title: 'Något gick fel hos oss',
    text: 'Felet är antecknat. Kontrollera om det du gjorde blev sparat innan du gör om det. Händer det igen? Kontakta supporten och berätta vad du gjorde och när.',
    next: { to: null, label: 'Försök igen' },
  },
  503: {
    title: 'Samplan är inte tillgängligt just nu',
    text: 'Tjänsten startar om eller har för mycket att göra. Vänta en minut och försök igen.',
    next: { to: null, label: 'Försök igen' },
  },
};

/** The copy for an HTTP status; one without its own text gets that of its class (4xx, else 5xx). */
export function errorCopy(status: number): ErrorCopy {
  if (status in copy) return copy[status as keyof typeof copy];
  return status >= 400 && status < 500 ? copy[400] : copy[500];
}
