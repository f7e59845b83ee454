"""What the features of confidence mean, for docs/confidence.md."""

from __future__ import annotations

MEANING = {
    "rule": "log odds of the rule's record in the gold, drawn to its predicate's and to the mean",
    "actor by reference": "an end is a pronoun or a description that stands for an actor named elsewhere",
    "adjective": "the trigger is an adjective",
    "brackets": "the sentence has brackets",
    "conjoined": "the trigger is the second or later of several clauses or phrases",
    "constrained": "the rule demands a certain kind of object ($punishment, $aid)",
    "depth": "log(1 + steps from the trigger up to the root of the sentence)",
    "holder of no country": "the holder belongs to no known country and is no body of several",
    "holder unnamed": "the holder is a description without an actor id",
    "light verb": "the trigger is a noun with a light verb (held talks)",
    "modifier": "the trigger modifies a noun (a participle or a relative clause)",
    "negated": "the clause is negated",
    "no agent": "a passive clause that does not say by whom",
    "no full stop": "the sentence ends without a full stop, as headlines do",
    "no verb": "the root of the sentence is no verb",
    "nobody official": "no end is of government, army, court, party, rebels or an international body",
    "noun": "the trigger is a noun by itself (the invasion)",
    "one country": "both ends are of one country",
    "one side": "both ends stand before the trigger, or both after it",
    "passive": "the clause is passive",
    "planned": "planned",
    "possible": "possible, conditional or demanded",
    "present tense": "the trigger is a verb in the third person of the present tense, as in digests",
    "quoted": "inside a quotation",
    "reciprocal": "the rule is of what two do together",
    "reduced by tense": "a future or refused act that became AGREE, CONCEDE or REJECT",
    "reported": "inside indirect speech",
    "said by nobody": "inside reported speech whose speaker is not found",
    "same act": "log(1 + other records of the same act), at most 3",
    "same pair": "log(1 + other records between the same two countries), at most 3",
    "same pair and sign": "log(1 + records of the same sign and the same two in other sentences), at most 3",
    "same pair and type": "log(1 + records of the same type and the same two in other sentences), at most 3",
    "same type": "log(1 + records of the same type in other sentences), at most 3",
    "semicolon": "the sentence has a colon or semicolon",
    "sentence length": "log of the sentence's tokens over 25",
    "several sources": "log of how many fill the place of the source",
    "several targets": "a stance with several targets",
    "source between": "the parties follow between",
    "source by": "the source is in a by-phrase",
    "source is a state": "the source is a state by its name",
    "source object": "the source is the object of its verb",
    "source possessor": "the source is a possessor (Iran's attack)",
    "source says so": "the source is the speaker of the reported speech",
    "target against": "the target follows against",
    "target by name": "the head of the target is a proper noun",
    "target by place": "the target follows in, into, at or across",
    "target in a clause": "the target was found inside a clause (threatened to attack Iran)",
    "target is armed": "the target is an armed group or an army",
    "target possessor": "the target is a possessor (Iran's partner)",
    "target scene": "the target is where it happened",
    "two countries": "the ends are of two countries that are known",
    "two of one phrase": "both ends stand in one phrase (China and Russia met)",
    "words of the rule": "log(1 + words that the rule is for)",
}
OF_ENDS = {
    "{} antecedent": "log(1 + characters between the {} and what it stands for)",
    "{} by nominal": "the {} is a description that stands for an actor named elsewhere",
    "{} by pronoun": "the {} is a pronoun",
    "{} distance": "log(1 + tokens between the trigger and the {})",
    "{} missing": "there is no {}",
    "{} not official": "the {} is not of government, army, court, party, rebels or an international body",
    "{} of no country": "the {} belongs to no known country and is no body of several",
    "{} path": "log(1 + steps in the tree between the trigger and the {})",
    "{} unknown": "the {} has neither actor id nor country",
}


def meaning(name: str) -> str:
    """What a feature is.

    >>> meaning("target missing")
    'there is no target'
    """
    of_ends = {key.format(end): text.format(end) for key, text in OF_ENDS.items() for end in ("source", "target")}
    return (MEANING | of_ends)[name]
