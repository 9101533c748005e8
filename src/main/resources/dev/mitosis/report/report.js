'use strict';
const box = document.getElementById('filter');
const found = document.getElementById('found');
const rows = [...document.querySelectorAll('tbody tr, details.step')];
const texts = rows.map(row => row.textContent.toLowerCase());

function filter() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, i) => {
    const fits = words.every(word => texts[i].includes(word));
    row.classList.toggle('hidden', !fits);
    shown += fits ? 1 : 0;
  });
  document.querySelectorAll('details.wave').forEach(wave => {
    const any = wave.querySelector('details.step:not(.hidden)') !== null;
    wave.classList.toggle('hidden', words.length > 0 && !any);
    if (words.length > 0 && any) wave.open = true;
  });
  found.textContent = words.length > 0 ? shown + ' found' : '';
}

function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let folded = false;
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === 'DETAILS') {
      folded = true;
      at.open = true;
    }
  }
  if (folded) target.scrollIntoView();
}

box.addEventListener('input', filter);
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== box) { event.preventDefault(); box.focus(); }
});
document.querySelectorAll('pre').forEach(pre => {
  const button = document.createElement('button');
  button.textContent = 'copy';
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(pre.firstChild.textContent).then(() => { button.textContent = 'copied'; });
  });
  pre.append(button);
});
document.querySelectorAll('button[data-all]').forEach(button => button.addEventListener('click', () => {
  const open = button.dataset.all === 'open';
  document.querySelectorAll('details:not(.more)').forEach(details => { details.open = open; });
}));
const long = document.querySelectorAll('details.more');
addEventListener('beforeprint', () => long.forEach(text => { text.dataset.was = text.open; text.open = true; }));
addEventListener('afterprint', () => long.forEach(text => { text.open = text.dataset.was === 'true'; }));
addEventListener('hashchange', openTarget);
openTarget();
