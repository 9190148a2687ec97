// Refreshing parts of a page: not in a hidden tab, and not while the reader holds it. Without this script and htmx the
// page has a link that refreshes it.
(() => {
  const PARTS = ['live', 'work', 'latest', 'facts'];
  const button = document.getElementById('hold');
  let held = false;
  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (document.hidden || (held && PARTS.includes(event.target.id))) event.preventDefault();
  });
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    held = !held;
    button.textContent = held ? button.dataset.go : button.dataset.hold;
    button.setAttribute('aria-pressed', String(held));
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    const live = document.getElementById('live');
    if (live && !live.hasAttribute('hx-get')) button.closest('p').remove();
  });
})();
// What the reader opened stays open when its part of the page is replaced.
(() => {
  const open = new Set();
  document.body.addEventListener('toggle', ({target}) => {
    if (target.id) open[target.open ? 'add' : 'delete'](target.id);
  }, true);
  document.body.addEventListener('htmx:afterSwap', () => {
    open.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
  });
})();
// Says how many lines are chosen while boxes are ticked; without this script it says how many were.
(() => {
  const counts = document.querySelectorAll('[data-chosen]');
  if (!counts.length) return;
  const boxes = document.querySelectorAll('input[type=checkbox][name$=chosen]');
  const count = () => {
    const chosen = [...boxes].filter((box) => box.checked).length;
    counts.forEach((text) => { text.textContent = text.dataset.chosen.replace('#', chosen); });
    boxes.forEach((box) => box.closest('tr').classList.toggle('sel', box.checked));
  };
  boxes.forEach((box) => box.addEventListener('change', count));
})();
