// A broker that has its answers ready: a token, and one page of holdings, or as many pages as it is told.
import { createServer } from 'node:http';

const TOKEN = JSON.stringify({ token: 'canned', expires_dt: '20991231000000', return_code: 0 });
const [days, rowsAPage] = process.argv.slice(2).map(Number);
// Days of ka10008 made up by their place: any page of a history of any length, without keeping the history.
const NEWEST = Date.UTC(2026, 10, 20);
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a place, 0 being the newest: `YYYYMMDD`. */
const compact = (place) =>
  new Date(NEWEST - place * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');

const dayRow = (place) => ({
  dt: compact(place),
  close_pric: `${place % 2 === 0 ? '+' : '-'}${44_750 + (place % 1000)}`,
  pred_pre: `${place % 2 === 0 ? '+' : '-'}${150 + (place % 50)}`,
  trde_qty: String(29_775_562 - place),
  chg_qty: String(place),
  poss_stkcnt: String(2_791_765_058 - place),
  wght: '+47.75',
  gain_pos_stkcnt: String(3_054_513_550 + place),
  frgnr_limit: '5846278608',
  frgnr_limit_irds: '0',
  limit_exh_rt: '+47.75',
});

/** The page that begins at a place, and where the next one begins. */
function holdingsPage(from) {
  const count = Math.min(rowsAPage, days - from);
  const rows = Array.from({ length: count }, (_, place) => dayRow(from + place));
  const said = { return_code: 0, return_msg: '정상적으로 처리되었습니다' };
  const text = JSON.stringify({ stk_frgnr: rows, ...said });
  return { text, next: from + count < days ? from + count : undefined };
}

const first = holdingsPage(0);

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json;charset=UTF-8');
    if (request.url !== '/api/dostk/frgnistt') return response.end(TOKEN);
    const cursor = request.headers['next-key'];
    const page = cursor ? holdingsPage(Number(cursor)) : first;
    if (page.next !== undefined) {
      response.setHeader('cont-yn', 'Y');
      response.setHeader('next-key', String(page.next));
    }
    return response.end(page.text);
  });
});
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
