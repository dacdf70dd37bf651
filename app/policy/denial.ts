/** Said by answers that have no page of their own (files, background submissions); pages have their ErrorBoundary. */
const WORDS = {
  400: 'Det som skickades gick inte att tolka. Inget är sparat.',
  403: 'Du har inte behörighet till det här. Inget är ändrat.',
  404: 'Sidan finns inte, eller så hör den till en samverkan som du inte är med i.',
  413: 'Det du skickade är för stort (högst 8 MB). Inget är sparat.',
} as const;

/** The answer to what may not be done or seen. Thrown by guards; 404 never tells whether there is something. */
export function denied(status: keyof typeof WORDS): Response {
  return new Response(WORDS[status], { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
