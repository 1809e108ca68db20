// Tables that are in the page from the start: sorted and filtered where they stand.
function sortKey(row, column, kind) {
  const cell = row.cells[column];
  if (kind === 'text') {
    return cell.textContent;
  }
  const key = parseFloat(cell.dataset.key === undefined ? cell.textContent : cell.dataset.key);
  return Number.isNaN(key) ? -1 : key;
}

// Turns the order round if the column was sorted already; says so to a screen reader.
function turn(header, firstDescending) {
  const was = header.getAttribute('aria-sort');
  const descending = was ? was === 'ascending' : firstDescending;
  for (const other of header.parentNode.cells) {
    other.removeAttribute('aria-sort');
  }
  header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  return descending ? -1 : 1;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function makeSortable(table) {
  table.tHead.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) {
      return;
    }
    const header = button.parentNode;
    const kind = button.dataset.sort;
    const sign = turn(header, kind === 'number');
    const rows = [...table.tBodies[0].rows].map(row => [sortKey(row, header.cellIndex, kind), row]);
    rows.sort((a, b) => sign * compare(a[0], b[0]));
    table.tBodies[0].append(...rows.map(r => r[1]));
  });
}

function setUpTables() {
  document.querySelectorAll('table.sortable').forEach(makeSortable);
  byId('matrix-filter').addEventListener('input', event => {
    const wanted = event.target.value.toLowerCase();
    for (const row of byId('matrix').tBodies[0].rows) {
      row.hidden = !(row.cells[0].textContent + ' ' + row.cells[1].textContent).toLowerCase().includes(wanted);
    }
  });
}
