import type { Open311Document } from './open311-document.ts';

/** What a discovery document tells of this endpoint. */
export interface Endpoint {
  /** Address of the site, without a slash at its end. */
  readonly origin: string;
  /** Whether what is reported here is acted upon. */
  readonly isTest: boolean;
  /** When the services changed last, RFC 3339. */
  readonly changedAt: string;
}

/** `GET discovery`: which interfaces there are, and who to ask for a key. */
export function discoveryDocument({ origin, isTest, changedAt }: Endpoint): Open311Document {
  return {
    root: 'discovery',
    value: {
      changeset: changedAt,
      contact: '请联系本平台的系统管理员。Please contact the administrator of this platform.',
      key_service:
        '密钥由系统管理员发放给数据来源。Keys are handed out to sources by the administrator of this platform.',
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${origin}/open311/v2`,
          changeset: changedAt,
          type: isTest ? 'test' : 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    },
  };
}
