// The sales row by faker-js, one process, written as CSV.
//
//   node faker_rows.mjs MODULE_FOLDER ROWS [csv [TARGET]]
//
// Fast by: one locale without fallbacks; shares as lists of a hundred entries, picked by one call;
// moments by arithmetic instead of faker.date; one e-mail built from the name at hand instead of
// faker.internet, which draws a second one; a product by its three providers instead of the one
// that fills a pattern with them; lines written in pieces small enough to die young (with pieces of
// a megabyte the garbage collector took a quarter of the time).
import {writeSync, openSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, count, format, target = '/dev/null'] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const {Faker, en, base} = await import(pathToFileURL(require.resolve('@faker-js/faker')));
const faker = new Faker({locale: [en, base], seed: 42});

const repeated = shares =>
  Object.entries(shares).flatMap(([text, share]) => Array(share).fill(text));
const categories = repeated({
  Electronics: 30, Clothing: 25, Home: 15, Books: 10, Toys: 8, Sports: 6, Beauty: 4, Garden: 2});
const discounts = repeated({'0.00': 60, 0.05: 15, '0.10': 12, 0.15: 8, '0.20': 5});
const domains = ['@gmail.com', '@yahoo.com', '@outlook.com', '@example.com'];
const {helpers, person, string, commerce, number, location, lorem} = faker;
const start = Date.UTC(2022, 0, 1);
const uniform = () => number.float();
const below = size => (uniform() * size) | 0;
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

function row(id) {
  const first = person.firstName(), last = person.lastName();
  const moment = new Date(start + below(94694400) * 1000).toISOString().slice(0, 19);
  const price = Math.exp(3.5 + 0.8 * normal()).toFixed(2);
  return `${id},${string.uuid()},${first} ${last},` +
    `${first.toLowerCase()}.${last.toLowerCase()}${domains[below(4)]},` +
    `${commerce.productAdjective()} ${commerce.productMaterial()} ${commerce.product()},` +
    `${categories[below(100)]},${below(10) + 1},${price},${discounts[below(100)]},` +
    `${moment},"${location.country()}",${lorem.words(5 + below(8))}\n`;
}

const rows = Number(count), pieceSize = 1 << 14;
const out = openSync(target, 'w');
for (let id = 1; id <= 10_000; id++) row(id); // compiled before the clock starts
const before = process.cpuUsage();
let text = 'id,uuid,customer,email,product,category,quantity,unit_price,discount,' +
  'ordered_at,country,note\n';
for (let id = 1; id <= rows; id++) {
  text += row(id);
  if (text.length > pieceSize) {
    writeSync(out, text);
    text = '';
  }
}
writeSync(out, text);
const used = process.cpuUsage(before);
console.log(JSON.stringify({rows, seconds: (used.user + used.system) / 1e6}));
