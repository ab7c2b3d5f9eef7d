"""The sales row by Mimesis' providers, one process, written as CSV.

Fast by: providers bound once to local names; choices that Mimesis leaves to Python's random made
with one call; lines joined by an f-string, with quotes where a comma may be; written in pieces of
a megabyte.
"""
from datetime import datetime, timedelta

from mimesis import Address, Cryptographic, Finance, Locale, Person, Text
from mimesis.random import Random

from peer import run

categories = ["Electronics", "Clothing", "Home", "Books", "Toys", "Sports", "Beauty", "Garden"]
domains = ["@gmail.com", "@yahoo.com", "@outlook.com", "@example.com"]
flush_rows = 5_000


def lines(rows):
    seed = 42
    person, address = Person(Locale.EN, seed=seed), Address(Locale.EN, seed=seed)
    text, random = Text(Locale.EN, seed=seed), Random(seed)
    first_name, last_name = person.first_name, person.last_name
    product, country, words = Finance(Locale.EN, seed=seed).company, address.country, text.words
    uuid = Cryptographic(seed=seed).uuid
    pick, uniform, below = random.choice, random.random, random._randbelow
    by_category = [name for name, weight in zip(categories, [30, 25, 15, 10, 8, 6, 4, 2])
                   for _ in range(weight)]
    by_discount = ["0.00"] * 60 + ["0.05"] * 15 + ["0.10"] * 12 + ["0.15"] * 8 + ["0.20"] * 5
    start, second = datetime(2022, 1, 1), timedelta(seconds=1)
    price, join = random.lognormvariate, " ".join
    for row in range(1, rows + 1):
        first, last = first_name(), last_name()
        moment = start + second * int(uniform() * 94_694_400)
        yield (f'{row},{uuid()},{first} {last},{first.lower()}.{last.lower()}{pick(domains)},'
               f'"{product()}",{pick(by_category)},{below(10) + 1},{price(3.5, 0.8):.2f},'
               f'{pick(by_discount)},{moment.isoformat()},"{country()}",'
               f'{join(words(5 + below(8)))}\n')


def make(options):
    def write():
        waiting = []
        with open(options.target, "w", buffering=1 << 20, encoding="utf-8") as out:
            out.write("id,uuid,customer,email,product,category,quantity,unit_price,discount,"
                      "ordered_at,country,note\n")
            for line in lines(options.rows):
                waiting.append(line)
                if len(waiting) == flush_rows:
                    out.write("".join(waiting))
                    waiting.clear()
            out.write("".join(waiting))

    return write


run(make, __doc__)
