"""Verbs by what they do to their arguments: whose deed an infinitive or a gerund is, who gets, who is told what."""

from __future__ import annotations

OBJECT_CONTROL = frozenset(
    "accuse advise allow appoint ask assist authorise authorize beg cause challenge charge coax command compel "
    "convince dare direct enable encourage exhort expect forbid force get help implore incite instruct invite lead let "
    "make nominate oblige order permit persuade press pressure prompt push remind request require send summon tell "
    "tempt train trust urge want warn welcome".split()
)
PERMITTING = frozenset({"allow", "authorise", "authorize", "let", "permit"})
ADDRESSES = frozenset("appeal demand entreaty invitation invite order plea request ultimatum".split())
ACCOMPANYING = frozenset({"accompany", "aid", "assist", "echo", "follow", "help", "join", "mirror"})
BLAMED = ("of", "for", "from", "over", "against")
BLAMING = frozenset(
    "absolve accuse acquit applaud arrest ban bar berate blame blast block castigate charge chastise clear "
    "commemorate commend condemn convict criticise criticize decorate denounce deport deride detain dismiss excuse "
    "execute exonerate expel extradite fault fine forgive hail hang honor honour imprison indict investigate jail "
    "lambast lambaste laud mock pardon praise prevent probe prosecute punish question rebuke reprimand reward "
    "ridicule sack sanction scold sentence slam stop sue suspect suspend thank warn".split()
)
# Who does this "for V-ing" does it himself: "used Syria for testing weapons".
USING = frozenset("use need buy deploy develop acquire hire choose pick leave quit replace ask pay enlist".split())
CAUTIONING = frozenset({"advise", "argue", "caution", "counsel", "warn"})
GIVING = frozenset("award deny give grant hand lend loan offer pay promise refuse sell send show supply tell".split())
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
# What one has in what is done: "praised its role in sending doctors".
PARTS = frozenset("effort efforts involvement leadership part participation role success".split())
# By which somebody comes on a list: "put him on its blacklist for spying".
LISTING = frozenset({"add", "include", "place", "put"})
# What is felt or said about the deeds of others: "concerns about freezing the parliament".
WORRIES = frozenset("alarm anger anxiety apprehension concern fear misgiving outrage unease worry".split())
# What keeps others from doing something: who "announced restrictions on flying to Cuba" does not fly there.
CURBING = frozenset(
    "ban blockade curb embargo freeze limit limitation moratorium prohibition quota regulation restriction rule "
    "sanction suspension tariff tax".split()
)
# Whose object is what others plan: "uncovered a plot to kill him", "welcomed the decision to free him".
OF_OTHERS = frozenset(
    "applaud bemoan blast block cheer condemn criticise criticize decry defend denounce deplore describe detect "
    "discover dismiss disrupt dispute endorse expose fear foil hail investigate know lambast lament leak mention "
    "mock note oppose praise prevent probe protest publish question ridicule report resist reveal salute slam stop "
    "suspect thwart uncover unmask unravel veto welcome".split()
)
# What is under way while others talk about it: "discussed the campaign to liberate Mosul".
UNDERWAY = frozenset("battle campaign drive effort fight offensive operation race struggle war".split())
REVIEWING = frozenset("address assess debate describe detail discuss examine outline review".split())
# "Vetoed a statement condemning Russia" condemns nobody.
NOT_OWN = OF_OTHERS | frozenset("cite face get ignore quote read receive refuse reject see table".split())
PLANS = frozenset(
    "attempt bid campaign conspiracy decision effort intention move plan pledge plot promise proposal scheme threat "
    "vow".split()
)
# Whose it is does what it "is to" do.
PURPOSES = frozenset(
    "aim ambition duty goal hope idea intent intention job mission objective plan priority purpose role task "
    "wish".split()
)
# Of whom it is said what he is there for: "troops, tasked with guarding it".
TASKED = frozenset({"charge", "dedicate", "devote", "entrust", "focus", "task"})
# Who tries to go between two others goes between them; what he tries to end goes on.
TRYING = frozenset(
    "attempt bid campaign drive effort endeavor endeavour initiative mission push seek strive struggle try work".split()
)
# What is imposed on somebody.
MEASURES = frozenset("ban curb duty embargo penalty restriction sanction tariff".split())
# What an attack does to its victims: "an attack on a shrine that killed five".
HURTING = frozenset("claim damage destroy displace hit hurt injure kill leave maim wound".split())
INSTRUMENTS = frozenset(
    "airstrike ambush artillery assault attack barrage bill bomb bombardment bombing campaign complaint cyberattack "
    "decision decree drone indictment lawsuit motion petition suit "
    "law letter measure message missile offensive operation order policy raid report resolution rocket round sanction "
    "shell statement strike tweet warning weapon".split()
)
# By these a claim is not taken for true.
DENYING = frozenset(
    "challenge contest contradict debunk deny disown dismiss dispute doubt question rebut refute reject "
    "repudiate".split()
)
