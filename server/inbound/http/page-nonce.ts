/**
 * Puts a response's nonce into the built page: on its scripts and styles, and on the application's
 * element, from which Angular takes it for the styles that it adds.
 */
export function withNonce(page: string, nonce: string): string {
  return (
    page
      .replace(/\s(?:nonce|ngCspNonce)="[^"]*"/gi, '')
      .replace(/<(script|style)(?=[\s>])/gi, `<$1 nonce="${nonce}"`)
      .replace(/<app-root(?=[\s>])/gi, `<app-root ngCspNonce="${nonce}"`)
      // A stylesheet that switches itself on by an inline handler would stay off under the policy.
      .replace(/<link\b[^>]*\bonload="this\.media='all'"[^>]*>/gi, (link) =>
        link.replace(/\s(?:onload|media)="[^"]*"/gi, ''),
      )
  );
}
