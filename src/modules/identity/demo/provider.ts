import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { keepInMemory } from './kept-in-memory.ts';
import type { Persona } from './personas.ts';

export type DemoIssuerSettings = {
  /** Where the product is reached, without a trailing slash. */
  readonly baseUrl: string;
  readonly redirectUri: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly personas: readonly Persona[];
  /** The page on which one picks who to be. */
  readonly pickPage: (lang: 'sv' | 'en') => string;
  readonly headers: Readonly<Record<string, string>>;
};

export type DemoIssuer = { readonly handle: (request: IncomingMessage, response: ServerResponse) => void };

export const demoMount = '/demo-inloggning';
export const demoAcr = 'http://id.elegnamnden.se/loa/1.0/loa3';

/**
 * A complete OpenID Connect issuer for demonstration and tests, without passwords: one picks a persona. It never
 * runs beside a real issuer and never in production.
 */
export async function createDemoIssuer(settings: DemoIssuerSettings): Promise<DemoIssuer> {
  const { default: Provider } = await import('oidc-provider');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const names = new Map(settings.personas.map((persona) => [persona.id, persona.name.sv]));
  const provider = new Provider(`${settings.baseUrl}${demoMount}`, {
    adapter: keepInMemory(),
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [settings.redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'demo', alg: 'RS256', use: 'sig' }] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'demo_session', interaction: 'demo_pick', resume: 'demo_resume' },
    },
    acrValues: [demoAcr],
    claims: { openid: ['sub', 'acr', 'auth_time'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `${demoMount}/vem/${interaction.uid}` },
    pkce: { required: () => true },
    ttl: { IdToken: 300, AccessToken: 300, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: async (_ctx, id) =>
      names.has(id) ? { accountId: id, claims: () => ({ sub: id, name: names.get(id) ?? id }) } : undefined,
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx) => {
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body =
        'Inloggningen i demonstrationen avbröts. Gå tillbaka och försök igen.\nThe sign-in of the demonstration was stopped. Go back and try again.';
    },
  });
  const answer = provider.callback();

  const pick = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(request, response);
    const lang = params.ui_locales === 'en' ? 'en' : 'sv';
    if (request.method === 'POST') {
      const chosen = new URLSearchParams(await readBody(request)).get('persona') ?? '';
      if (!names.has(chosen)) return send(response, 422, settings.pickPage(lang), settings.headers);
      await provider.interactionFinished(request, response, { login: { accountId: chosen, acr: demoAcr, amr: ['demo'], remember: false } });
      return;
    }
    send(response, 200, settings.pickPage(lang), settings.headers);
  };

  return {
    handle: (request, response) => {
      const url = request.url ?? '/';
      if (url.startsWith(`${demoMount}/vem/`)) {
        pick(request, response).catch(() => {
          if (!response.headersSent) response.writeHead(303, { ...settings.headers, location: '/' }).end();
        });
        return;
      }
      Object.assign(request, { originalUrl: url, url: url.slice(demoMount.length) || '/' });
      answer(request, response).catch(() => response.destroy());
    },
  };
}

function send(response: ServerResponse, status: number, html: string, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 10_000) throw new Error('too large');
  }
  return body;
}
