// The list of cases: filtered by the form, sorted by its columns, a page of it at a time.
const data = JSON.parse(byId('data').textContent);
const word = index => data.words[index];
const markOf = verdict => data.marks[verdict] || data.marks.OTHER;
const kindOf = what => what.split(' of ')[0];
const ulps = text => (text === '∞' ? Infinity : parseFloat(text || '0'));
const PAGE = 100;

data.cases.forEach((entry, index) => {
  entry.index = index;
  entry.verdict = word(entry.v);
  entry.mark = markOf(entry.verdict);
  entry.worst = Math.max(0, ...entry.checks.map(c => ulps(c[2])));
  entry.used = Math.max(0, ...entry.checks.map(c => (ulps(c[2]) === 0 ? 0 : 100 * ulps(c[2]) / ulps(c[3]))));
});

const columns = {
  'verdict': e => e.mark.gravity,
  'line': e => e.line,
  'ULPs': e => e.worst,
  '% of allowance': e => e.used,
};
let order = { column: 'verdict', sign: -1 };
let shown = PAGE;

function matches(entry, wanted) {
  const has = (list, name) => !wanted[name] || list.some(i => word(i) === wanted[name]);
  return (!wanted.text || entry.line.toLowerCase().includes(wanted.text.toLowerCase()))
    && (!wanted.verdict || entry.verdict === wanted.verdict)
    && has(entry.ops, 'op') && has(entry.families, 'family') && has(entry.dtypes, 'dtype')
    && (!wanted.special || entry.special)
    && (!wanted.check || entry.checks.some(c => kindOf(word(c[0])) === wanted.check));
}

const short = number =>
  number === Infinity ? '∞' : number === 0 ? '0' : number >= 1e6 ? number.toExponential(2) : String(+number.toPrecision(3));

function listRow(entry) {
  return element('tr', {},
    element('td', { class: entry.mark.tone },
      element('span', { 'aria-hidden': 'true' }, entry.mark.symbol + ' '), entry.mark.words),
    element('td', {}, element('a', { href: '#case-' + entry.index }, element('code', {}, entry.line))),
    element('td', { class: 'number' }, short(entry.worst)),
    element('td', { class: 'number' }, short(entry.used)));
}

// The form is what is wanted; only "special values" has no field and comes by the address.
let special = '';

function showList() {
  const wanted = Object.fromEntries(new FormData(byId('filter')));
  wanted.special = special;
  const found = data.cases.filter(e => matches(e, wanted));
  const key = columns[order.column];
  found.sort((a, b) => order.sign * compare(key(a), key(b)) || a.index - b.index);
  byId('count').textContent = found.length.toLocaleString('en') + ' of ' + data.cases.length.toLocaleString('en')
    + ' cases' + (special ? ' with special values' : '');
  byId('list').tBodies[0].replaceChildren(...found.slice(0, shown).map(listRow));
  byId('more').hidden = found.length <= shown;
}

function filterBy(query) {
  special = query.get('special') || '';
  for (const field of byId('filter').elements) {
    field.value = query.get(field.name) || '';
  }
  shown = PAGE;
  showList();
}

function setUpList() {
  const again = () => {
    shown = PAGE;
    showList();
  };
  byId('filter').addEventListener('input', again);
  byId('filter').addEventListener('submit', event => event.preventDefault());
  byId('more').addEventListener('click', () => {
    shown += PAGE;
    showList();
  });
  byId('list').tHead.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button) {
      order = { column: button.dataset.column, sign: turn(button.parentNode, button.dataset.column !== 'line') };
      again();
    }
  });
}
