"""Going on with the training of en_core_web_sm's own NER: Adam, a rate that falls to nothing, averaged weights."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: gold is seen `gold_times` as often as silver; a batch holds `batch` tokens."""

    epochs: int = 5
    gold_times: int = 3
    rate: float = 5e-4
    dropout: float = 0.2
    batch: int = 1200
    seed: int = 7


def fit(
    nlp: Language, gold: Sequence[Example], silver: Sequence[Example], plan: Plan
) -> Iterator[tuple[int, int, float]]:
    """Train the NER of `nlp`; yields steps done, steps in all, and the mean loss a token of the last 100."""
    fix_random_seed(plan.seed)
    ner = nlp.get_pipe("ner")
    examples = [*gold] * plan.gold_times + [*silver]
    chance = random.Random(plan.seed)
    batches = [batch for _ in range(plan.epochs) for batch in _batches(examples, plan.batch, chance)]
    optimizer = Adam(
        plan.rate, beta1=0.9, beta2=0.999, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True
    )
    lost = seen = 0.0
    for step, batch in enumerate(batches, 1):
        optimizer.learn_rate = plan.rate * (1 - (step - 1) / len(batches))
        losses: dict[str, float] = {}
        ner.update(batch, drop=plan.dropout, sgd=optimizer, losses=losses)
        lost, seen = lost + losses["ner"], seen + sum(len(x.reference) for x in batch)
        if step % 100 == 0 or step == len(batches):
            yield step, len(batches), lost / seen
            lost = seen = 0.0
    with ner.model.use_params(optimizer.averages):
        averages = {(n.id, name): n.get_param(name).copy() for n in ner.model.walk() for name in n.param_names}
    for node in ner.model.walk():
        for name in node.param_names:
            node.set_param(name, averages[node.id, name])


def _batches(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    order = list(examples)
    chance.shuffle(order)
    batch: list[Example] = []
    tokens = 0
    for example in order:
        batch.append(example)
        tokens += len(example.reference)
        if tokens >= size:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch
