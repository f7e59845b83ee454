"""Verbs by what they do to their arguments: whose deed an infinitive or a gerund is, who gets, who is told what."""

from __future__ import annotations

OBJECT_CONTROL = frozenset(
    "accuse advise allow appoint ask authorise authorize beg cause challenge charge coax command compel convince "
    "dare direct enable encourage exhort expect forbid force get help implore incite instruct invite lead let make "
    "nominate oblige order permit persuade press pressure prompt push remind request require send summon tell tempt "
    "train trust urge want warn".split()
)
PERMITTING = frozenset({"allow", "authorise", "authorize", "let", "permit"})
BLAMED = ("of", "for", "from", "over", "against")
BLAMING = frozenset(
    "accuse acquit applaud ban bar berate blame blast block castigate chastise charge commend condemn convict "
    "criticise criticize denounce excuse fault fine forgive hail indict lambast lambaste laud pardon praise prevent "
    "punish rebuke reprimand sanction scold slam stop sue suspect thank warn".split()
)
# Who does this "for V-ing" does it himself: "used Syria for testing weapons".
USING = frozenset("use need buy deploy develop acquire hire choose pick leave quit replace ask pay enlist".split())
CAUTIONING = frozenset({"advise", "argue", "caution", "counsel", "warn"})
GIVING = frozenset("award deny give grant hand lend offer pay promise refuse sell send show supply tell".split())
TELLING = frozenset("brand call consider declare deem find hear keep label leave see term welcome".split())
NAMING = frozenset("brand call consider deem describe label perceive regard see term view".split())
BRANDING = NAMING | frozenset(
    "characterise characterize condemn declare decry denounce depict dismiss dub slam".split()
)
CONVEYING = frozenset(
    "apologise apologize assure convey declare deliver express extend offer pass pledge present promise reaffirm "
    "reiterate relay voice".split()
)
CONTACTING = frozenset("cable call contact meet message phone ring see telephone visit write".split())
INSTRUMENTS = frozenset(
    "airstrike ambush artillery assault attack barrage bill bomb bombardment bombing campaign complaint cyberattack "
    "decree drone indictment lawsuit motion petition suit "
    "law letter measure message missile offensive operation order policy raid report resolution rocket round sanction "
    "shell statement strike tweet warning weapon".split()
)
