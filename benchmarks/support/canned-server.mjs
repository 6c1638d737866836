// A broker that has its answers ready: a token, and one page of holdings, or as many pages as it is told.
import { createServer } from 'node:http';
import { holdingsPage } from './pages.mjs';

const TOKEN = JSON.stringify({
  token: 'canned',
  token_type: 'bearer',
  expires_dt: '20991231000000',
  return_code: 0,
  return_msg: '',
});
const [days, rowsAPage] = process.argv.slice(2).map(Number);
const first = holdingsPage(0, { days, rowsAPage });

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json;charset=UTF-8');
    if (request.url !== '/api/dostk/frgnistt') return response.end(TOKEN);
    const cursor = request.headers['next-key'];
    const page = cursor ? holdingsPage(Number(cursor), { days, rowsAPage }) : first;
    if (page.next !== undefined) {
      response.setHeader('cont-yn', 'Y');
      response.setHeader('next-key', String(page.next));
    }
    return response.end(page.text);
  });
});
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
