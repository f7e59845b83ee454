"""News of our own, and texts like it that have gone wrong on their way: a seed tells which."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

NEWS = (
    "PARIS, Feb 27 (Reuters) - French President Emmanuel Macron condemned Iran's attack on Israel on Tuesday.",
    "Macron, who met Lavrov in Ankara on Monday, said France would send weapons to Ukraine next week.",
    '"We will not meet them," said the Turkish foreign minister, Hakan Fidan. "They attacked our soldiers."',
    "Both countries imposed sanctions on Russia in 2022, and the two sides have criticised each other since.",
    "China and Russia, its ally, urged NATO to withdraw the troops that it had sent to Estonia in May 2024.",
    'Russia denied it had attacked Turkey - "a lie" - and the U.S.-China talks, according to the UN, failed.',
    "Sudanese President Omar al-Bashir (1989-2019) was accused of war crimes; he has never been arrested.",
    "The rebels said they would release two Kenyan hostages if Ethiopia lifted its blockade by 3 March.",
    "Two Russian diplomats were expelled from Poland yesterday. It was not clear why they had been expelled.",
    "NATO is worried about the China-Russia alliance, but Germany trusts its partners and praised Japan.",
    "Narendra Modi, the Indian prime minister, and his Pakistani counterpart exchanged threats overnight.",
    "If Israel bombs Lebanon, Hezbollah may fire rockets at Haifa, a former U.S. envoy told the Guardian.",
    "Thousands of protesters marched against Vucic in Belgrade on 1 March; police beat dozens of them.",
    "The European Commission gave Moldova a loan of 1.5 billion euros in the 2010s, then a second in Q3 2023.",
    "Britain's failure to recognise Palestine angered Ireland, Spain and Norway, whose ministers had met twice.",
    "SECRETARY RUBIO: We spoke with President Zelenskyy this morning. He thanked us, and we thanked him.",
    "Iran said that Iraq had said that Kuwait, which it invaded on August 2, 1990, would join the talks.",
    "Neither Serbia nor Kosovo has signed the agreement, the EU's foreign policy chief Kaja Kallas said.",
)
STRAY = (
    "<b> </p> <a href='x'> &nbsp; &amp;quot; [1] *** ### | https://example.org/a?b=c @user #tag {x} \\n -- … “ ” ’ « » "
    "Москва́ العراق 中国外交部 Türkiye Côte d’Ivoire Łódź é ﬁ ½ € 🇫🇷 👩🏽‍⚖️ 😀 \u00a0 \u200b \u00ad \u202e \ufeff \x07"
).split(" ")
JOINTS = (" ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "", "\u00a0", ", and ", "; ")
TYPOGRAPHIC = str.maketrans({'"': "”", "'": "’", "-": "–"})

Change = Callable[[list[str], Random], None]


def _drop(words: list[str], random: Random) -> None:
    if len(words) > 1:
        del words[random.randrange(len(words))]


def _double(words: list[str], random: Random) -> None:
    at = random.randrange(len(words))
    words.insert(at, words[at])


def _swap(words: list[str], random: Random) -> None:
    one, other = random.randrange(len(words)), random.randrange(len(words))
    words[one], words[other] = words[other], words[one]


def _stray(words: list[str], random: Random) -> None:
    words.insert(random.randrange(len(words) + 1), random.choice(STRAY))


def _glue(words: list[str], random: Random) -> None:
    at = random.randrange(len(words))
    words[at : at + 2] = ["".join(words[at : at + 2])]


def _recase(words: list[str], random: Random) -> None:
    at, change = random.randrange(len(words)), random.choice((str.upper, str.lower, str.title, str.swapcase))
    words[at : at + random.randint(1, 9)] = [change(word) for word in words[at : at + random.randint(1, 9)]]


def _break(words: list[str], random: Random) -> None:
    words[random.randrange(len(words))] += random.choice(("\n", "\n\n", "\r\n", "\u2028", "."))


def _bite(words: list[str], random: Random) -> None:
    at = random.randrange(len(words))
    words[at] = words[at][:-1] or "x"


CHANGES: tuple[Change, ...] = (_drop, _double, _swap, _stray, _glue, _recase, _break, _bite)


def mutated(seed: int) -> str:
    """The text of `seed`: sentences shuffled, lost, doubled and run together, then words changed.

    >>> mutated(7) == mutated(7), mutated(7) == mutated(8)
    (True, False)
    """
    random = Random(seed)
    sentences = random.choices(NEWS, k=random.choice((1, 2, 2, 3, 3, 4, 6)))
    text = sentences[0]
    for sentence in sentences[1:]:
        joint = random.choice(JOINTS)
        text = (text[:-1] if joint[0:1] in (",", ";") else text) + joint + sentence
    if random.random() < 0.3:
        text = text.translate(TYPOGRAPHIC)
    words = text.split(" ")
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 8, 13))):
        random.choice(CHANGES)(words, random)
    text = random.choice(("", "", "\n", "  ", "\ufeff")) + " ".join(words)
    return text.upper() if random.random() < 0.05 else text


def endless() -> str:
    """One sentence of nearly a thousand words."""
    return ", and ".join(sentence[:-1] for sentence in NEWS * 3)
