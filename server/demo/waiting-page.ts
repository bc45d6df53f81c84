import { createServer } from 'node:http';

/** What answers while the past is lived through. */
export interface WaitingPage {
  /** Shares how far it is, 0 to 1. */
  tell(share: number): void;
  close(): Promise<void>;
}

/**
 * Listens on the demo's address until the product does: whoever opens it early sees how far it is,
 * and a program is told to come again (503).
 *
 * @throws {Error} the address is taken.
 */
export async function openWaitingPage(host: string, port: number): Promise<WaitingPage> {
  let percent = 0;
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'retry-after': '2',
      connection: 'close',
    });
    response.end(page(percent));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    tell: (share) => {
      percent = Math.floor(share * 100);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function page(percent: number): string {
  return waitingPage(
    `正在生成 60 天的演示数据，已完成 ${percent}%，完成后自动打开。`,
    `Living through 60 days of invented cases, ${percent}% done. This page opens by itself.`,
  );
}

/** A page that tells in both languages what is waited for, and asks again by itself. */
export function waitingPage(chinese: string, english: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>明鉴 Mingjian</title>
<p>${chinese}
<p lang="en">${english}</html>`;
}
