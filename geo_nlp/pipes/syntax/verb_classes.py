"""Verbs by what they do to their arguments: whose deed an infinitive or a gerund is, who gets, who is told what."""

from __future__ import annotations

from geo_nlp.lexicon import either, words

# Their object shall do what the infinitive says.
URGING = words("urging_object_control_verb")
OBJECT_CONTROL = URGING | words("object_control_verb")
PERMITTING = frozenset({"allow", "authorise", "authorize", "let", "permit"})
ADDRESSES = words("appeal_noun")
ACCOMPANYING = words("accompanying_verb")
BLAMED = ("of", "for", "from", "over", "against")
BLAMING = either("blame_or_praise_for_verb", "charge_of_verb")
# Who does this "for V-ing" does it himself: "used Syria for testing weapons".
USING = words("using_verb")
CAUTIONING = frozenset({"advise", "argue", "caution", "counsel", "warn"})
GIVING = words("giving_verb")
TELLING = words("small_clause_verb")
NAMING = words("naming_as_verb")
BRANDING = NAMING | words("branding_verb")
CONVEYING = words("conveying_verb")
CONTACTING = words("contacting_verb")
# What one has in what is done: "praised its role in sending doctors".
PARTS = words("participation_noun")
# By which somebody comes on a list: "put him on its blacklist for spying".
LISTING = frozenset({"add", "include", "place", "put"})
# What is felt or said about the deeds of others: "concerns about freezing the parliament".
WORRIES = words("worry_noun")
# What keeps others from doing something: who "announced restrictions on flying to Cuba" does not fly there.
CURBING = words("restriction_noun")
# Whose object is what others plan: "uncovered a plot to kill him", "welcomed the decision to free him".
OF_OTHERS = words("judging_or_thwarting_verb")
# What is under way while others talk about it: "discussed the campaign to liberate Mosul".
UNDERWAY = words("ongoing_effort_noun")
REVIEWING = words("discussing_verb")
# "Vetoed a statement condemning Russia" condemns nobody.
NOT_OWN = OF_OTHERS | words("text_reception_verb")
PLANS = words("plan_noun")
# Whose it is does what it "is to" do.
PURPOSES = words("purpose_noun")
# Of whom it is said what he is there for: "troops, tasked with guarding it".
TASKED = words("tasking_verb")
# Who tries to go between two others goes between them; what he tries to end goes on.
TRYING = words("attempt_word")
# What is imposed on somebody.
MEASURES = words("sanction_noun")
# What an attack does to its victims: "an attack on a shrine that killed five".
HURTING = words("effect_of_attack_verb")
INSTRUMENTS = words("instrument_noun")
# By these a claim is not taken for true.
DENYING = words("denial_verb")
