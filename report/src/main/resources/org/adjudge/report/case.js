// A case's page.
function copyButton(text) {
  const button = element('button', { type: 'button' }, 'Copy the line');
  const say = words => {
    button.textContent = words;
    setTimeout(() => { button.textContent = 'Copy the line'; }, 1500);
  };
  button.addEventListener('click', () => {
    // a page opened from disk may have no clipboard of its own
    const area = element('textarea', {}, text);
    document.body.append(area);
    area.select();
    say(document.execCommand('copy') ? 'Copied' : 'Press Ctrl-C');
    area.remove();
  });
  return button;
}

function sides(engine, tensorflow) {
  const box = element('div', { class: 'sides' });
  const side = (title, text, other) => {
    if (text) {
      box.append(element('div', {}, element('h4', {}, title), tensorText(text, other)));
    }
  };
  if (tensorflow === '=') {
    side('engine and TensorFlow, bit for bit', engine);
  } else {
    side('engine', engine, tensorflow);
    side('TensorFlow', tensorflow, engine);
  }
  return box;
}

function witnessBox(tensorflow, engine, [name, side, says, value]) {
  const box = element('div', {}, element('h4', {}, word(name) + (word(side) ? ': ' + word(side) : '')));
  if (value) {
    box.append(tensorText(value, tensorflow === '=' ? engine : tensorflow));
  }
  box.append(element('p', { class: 'quiet' }, word(says)));
  return box;
}

function inputBox([name, type, value]) {
  return element('div', {}, element('h4', {}, word(name) + ': ' + word(type)),
    value ? tensorText(value) : element('p', { class: 'quiet' }, 'large; not kept here'));
}

function headroom(off, allowed) {
  const used = ulps(off) === 0 ? 0 : 100 * ulps(off) / ulps(allowed);
  const bar = element('div', { class: 'bar', 'aria-hidden': 'true' }, element('i', {}));
  bar.firstChild.style.width = Math.min(100, used) + '%';
  return element('div', {},
    element('p', {}, off + ' ULP of ' + allowed + ' allowed: ' + short(used) + ' % of the allowance used'), bar);
}

function checkBox([what, verdict, off, allowed, reason, engine, tensorflow, witnesses]) {
  const mark = markOf(word(verdict));
  const box = element('div', { class: 'check ' + mark.tone },
    element('h3', {}, word(what) + ': ' + mark.symbol + ' ' + mark.words));
  if (off !== '') {
    box.append(headroom(off, allowed));
  }
  if (reason !== undefined && reason >= 0) {
    box.append(element('p', { class: 'quiet' }, word(reason)));
  }
  box.append(sides(engine, tensorflow));
  if (witnesses) {
    box.lastChild.append(...witnesses.map(w => witnessBox(tensorflow, engine, w)));
  }
  return box;
}

function nodeRow(entry, node) {
  const [verdict, off, engine, tensorflow] = node.cotangent || [];
  const mark = verdict === undefined ? null : markOf(word(verdict));
  return element('tr', node.id === entry.first ? { class: 'first' } : {},
    element('th', { scope: 'row' }, element('code', {}, node.name)),
    element('td', {}, element('code', {}, node.name === node.notation ? 'input' : node.notation),
      element('div', { class: 'quiet' }, node.type)),
    element('td', {}, node.primal ? tensorText(node.primal) : ''),
    element('td', mark ? { class: mark.tone } : {}, mark ? mark.symbol + ' ' + mark.words + (off ? ', ' + off + ' ULP' : '') : '–'),
    element('td', {}, mark ? sides(engine, tensorflow) : ''));
}

function graphPicture(entry) {
  const box = element('div', {}, element('h3', {}, 'The graph'));
  const picture = element('div', { class: 'picture', tabindex: '0', role: 'region', 'aria-label': 'graph' });
  picture.append(byId('graph-' + entry.index).content.cloneNode(true));
  box.append(picture, element('p', { class: 'legend' },
    'Solid green edges: the cotangents of the value agree. Dashed red: they do not. Ringed: the first wrong node, seen from the output.'));
  return box;
}

function nodeTable(entry) {
  const heads = ['value', 'computed as', 'primal', 'cotangents', 'engine and TensorFlow'];
  return element('div', { class: 'wide' }, element('table', {},
    element('caption', { class: 'sr' }, 'The values of the graph'),
    element('thead', {}, element('tr', {}, ...heads.map(h => element('th', { scope: 'col' }, h)))),
    element('tbody', {}, ...entry.nodes.map(n => nodeRow(entry, n)))));
}

// Where the two part, what is to blame when each op is replayed alone, what it looks like, and how little shows it.
function diagnosisBox(entry) {
  const box = element('div');
  const fact = (title, content) => {
    if (content) {
      box.append(element('p', {}, element('strong', {}, title + ' '), content));
    }
  };
  fact('First wrong:', entry.firstStep);
  (entry.diagnoses || []).forEach(d => fact('Looks like:', d));
  fact('Smallest case that fails alike:', entry.minimal && element('code', {}, entry.minimal));
  return box;
}

function showCase(index) {
  const entry = data.cases[index];
  const page = byId('case');
  const back = element('p', {}, element('a', { href: '#cases' }, '← all cases'));
  if (!entry) {
    page.replaceChildren(back, element('p', {}, 'There is no such case in this report.'));
    return;
  }
  page.replaceChildren(back,
    element('h2', { class: entry.mark.tone }, entry.mark.symbol + ' ' + entry.mark.words),
    element('pre', { id: 'line' }, entry.line), copyButton(entry.line),
    element('p', { class: 'lead' }, entry.sentence === undefined ? 'Every check agrees within its allowance.' : word(entry.sentence)));
  const diagnosis = diagnosisBox(entry);
  if (entry.nodes) {
    page.append(element('div', { class: 'beside' }, graphPicture(entry), diagnosis), nodeTable(entry));
  } else {
    page.append(diagnosis);
  }
  page.append(element('h3', {}, 'Inputs and seed'), element('div', { class: 'sides' }, ...entry.inputs.map(inputBox)));
  page.append(element('h3', {}, 'Checks'), ...entry.checks.map(checkBox));
  if (!entry.nodes) {
    page.append(element('p', { class: 'quiet' }, 'Of each tensor its first elements are here. All numbers, step by step:'),
      element('pre', {}, "bin/adjudge explain '" + entry.line.replaceAll("'", "'\\''") + "'"));
  }
}
