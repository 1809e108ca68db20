// Which section is shown is in the address: #ops, #cases?op=matmul&verdict=DISAGREES, #case-12.
function route() {
  const [target, query] = decodeURI(location.hash.slice(1) || 'overview').split('?');
  const caseNumber = /^case-(\d+)$/.exec(target);
  const wanted = caseNumber ? 'case' : target;
  const views = [...document.querySelectorAll('section.view')];
  const known = views.some(v => v.id === wanted) ? wanted : 'overview';
  if (caseNumber) {
    showCase(Number(caseNumber[1]));
  } else if (known === 'cases') {
    filterBy(new URLSearchParams(query || ''));
  }
  views.forEach(v => { v.hidden = v.id !== known; });
  document.querySelectorAll('nav a').forEach(link => {
    if (link.hash === '#' + (known === 'case' ? 'cases' : known)) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  scrollTo(0, 0);
  if (caseNumber) {
    byId('case').focus({ preventScroll: true });
  }
}

function setUpTheme() {
  const button = byId('theme');
  const preferred = matchMedia('(prefers-color-scheme: dark)');
  const show = dark => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(dark));
  };
  show(preferred.matches);
  preferred.addEventListener('change', event => show(event.matches));
  button.addEventListener('click', () => show(button.getAttribute('aria-pressed') !== 'true'));
}

setUpTheme();
setUpTables();
setUpList();
addEventListener('hashchange', route);
document.querySelector('a.skip').addEventListener('click', event => {
  event.preventDefault();
  byId('content').focus();
});
route();
