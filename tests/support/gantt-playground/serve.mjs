import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
const root = '/tmp/gantt-play';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
http
  .createServer((q, r) => {
    const p = path.join(root, new URL(q.url, 'http://x').pathname.replace(/\/$/, '/index.html'));
    if (!fs.existsSync(p)) {
      r.writeHead(404).end();
      return;
    }
    r.writeHead(200, {
      'content-type': types[path.extname(p)] ?? 'application/octet-stream',
      'content-security-policy':
        "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; connect-src 'self'",
    });
    fs.createReadStream(p).pipe(r);
  })
  .listen(4917);
