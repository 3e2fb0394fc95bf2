"""What a sentence of a health page says too much: rules by kind, each with what excuses it.

relative
    A relative number, to be told only with absolute ones near it.
dose
    An amount that a reader could copy.
advice
    Telling the reader to take, to stop or to ask for a drug.
certainty
    A promise that holds for everybody, for ever or without harm.
praise
    Words of advertising.
testimonial
    One person's story, or an authority without a name.
suicide
    Words that make suicide a crime or a feat, name a method, or promise to prevent it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ketacourse.claims.phrases import SETS, ways

REACH = 60  # characters before and after a phrase in which an excuse may stand

COMPARED = ways(
    r"""
    (?:twice|thrice|<number> times) (?:as|the|that|those|what|<more>)
    half (?:as|the (?:risk|rate|chance|odds|number))
    <number>-?fold|<digits>x (?:as|<more>)
    <percent> (?:<more>|reduction|decrease|increase|drop|rise|decline|improvement|relief)
    <percent> (?:likelier|(?:more|less) likely)
    relative risk|(?:risk|odds|hazard|rate) ratio
    """
)
CHANGED = ways(
    # "double-blind" and "double the dose" change no risks.
    r"""
    (?<!see )(?<!saw )(?:halv|doubl|tripl)(?:e[sd]?|ing)(?![- ]<no_risk>| <gap>dose)
    <change> <far>by (?:about |almost |more than |over )?(?:(?:a |one |two )?<part>|<percent>)
    <change> (?:(?:up|down) )?<percent>|<change> <gap>in half
    """,
    no_risk=r"blind|dummy|vision|placebo",
    part=r"half|thirds?|quarters?|fifths?|tenths?",
    change=(
        r"cuts?|reduc\w{1,4}|lower\w{0,3}|rais\w{1,3}|increase[sd]?|fell|falls?|drop\w{0,4}"
        r"|ris\w{1,3}|rose|improv\w{1,5}|decrease[sd]?|grew|grows?|goes|went|boost\w{0,3}|eased?"
    ),
)
DOSE = ways(
    r"""
    \d{1,6}(?:[.,]\d{1,4})? ?<unit>(?: ?(?:/|per) ?(?:kg|kilograms?))?
    """,
    unit=r"mg|µg|μg|mcg|milligrams?|micrograms?|grams?",
)
ADVICE = ways(
    r"""
    (?:you|<readers>) <gap>(?:should|must|need to|ought to|have to|had better)(?! (?:not )?<safety>)
    you (?:can|could|may|might) (?:want to |wish to |also ){0,2}<obtain>
    you'd better|why not <obtain>|you need <gap><drug>|what are you waiting for
    (?:start|stop|keep) taking|(?:is|are|it's) (?:well )?worth (?:a try|trying)
    give it a (?:try|go)|don't wait|<opening>sign up
    (?:<opening>|(?:and|or|then) )ask for <gap><drug>
    <opening>(?:go to|visit|call|contact|find) <of_any_or_a> (?:\w{1,12} )?(?:clinic|provider|shop)
    (?:ask|tell|urge|beg|push) <doctor> (?:\w{1,12} )?(?:for|about|to)
    (?:talk to|speak to|see) <doctor> (?:for|about) <far><drug>
    <opening><obtain>(?! (?:of|in|by|from|against)\b) <far><drug>
    <opening>(?:try|take|order|buy|book) (?:it|one|them)
    (?:I|we|experts|doctors) (?:would |strongly |highly )?(?:recommend|advise|suggest|urge)
    """,
    of_any_or_a="a|an|the|your|our|this",
    readers=r"patients|sufferers|readers|everyone|everybody|people",
    safety=r"drive|know|note|expect|remember|stay|wait|be (?:told|watched|seen|asked)",
    doctor=(
        r"(?:your|a|the|any) (?:\w{1,12} )?(?:doctor|physician|psychiatrist|clinician|GP|clinic"
        r"|therapist|provider|nurse)"
    ),
    # At the beginning of a sentence or clause the verb is an order.
    opening=(
        r"(?:^|(?<=[,;:] ))(?:(?:please|so|then|now|just|simply|and|but|or|always|never|do not"
        r"|don't) ){0,3}"
    ),
    obtain=(
        r"take|try|start|stop|use|buy|order|get|demand|request|consider|choose|quit|skip|increase"
        r"|lower|double|halve|combine|book|switch|change|come off|give up|sniff|inject|swallow"
        r"|begin|drop|ditch|replace|swap|ask (?:for|your|a)|insist on|make sure|let your"
    ),
)
CERTAINTY = ways(
    r"""
    (?:safe|good|right|works?|worked|effective|suitable) <gap>(?:for|in|on) <everyone>
    (?:helps?|cures?|heals?|relieves?) <everyone>
    (?:everyone|everybody|every (?:patient|person)|all <people>) (?:will )?<improves>
    (?:everyone|everybody|all <people>) (?:who <far>)?(?:got|felt|became|are|is) (?:well|better)
    you(?:'ll| will) <gap>(?:feel|be|get|sleep) (?:better|well|happy|free|cured|yourself)
    (?:works?|helps?) (?:every time|all the time|without fail)|nothing (?:else )?(?:works|helps)
    (?:nobody|no one|no patient) <gap>(?:been |gets |got )?(?:harmed|hurt|addicted|disappointed)
    the (?:only|one) (?:\w{1,12} )?(?:that|which) (?:really )?(?:works|helps)
    (?:always|never) <does>
    (?:100|a hundred|one hundred) ?(?:%|per ?cent) (?:safe|effective|success|certain|sure|natural)
    <wholly> (?:\w{1,12} and )?(?:safe|effective|harmless|painless|cured?)
    (?:is|are|was|were|be|been|both) (?:very |quite )?safe(?! to (?:say|assume|go|stop|continue))
    <harm> (?:do not|don't|never) (?:exist|occur)|all <harm> (?:vanish|disappear|pass|go away)
    without (?:any )?(?:worry|worries|fear|danger)|safe and effective
    harmless|fool-?proof|(?:risk|side.effect|danger)[- ]free
    <without> (?:known |real |bad |serious |lasting |long-term )?<harm>(?! <counted>)
    non-?addictive|not (?:at all |be )?(?:addictive|habit-forming)
    (?:isn't|aren't|never|won't be) (?:at all )?(?:addictive|habit-forming)
    (?:cannot|can't|never) (?:become |get |be )?(?:addicted|hooked|dependent|harm|abused|misused)
    (?:scientifically |clinically |medically )?pro(?:ven|ved|ves)(?! (?:wrong|false|difficult))
    guarantee[sd]?|(?:no|without(?: any| a)?|beyond(?: any| all| a)?) (?:doubt|question)
    (?<!almost )(?:definitely|undoubtedly|unquestionably|invariably|certainly|infallibl[ey])
    permanent(?:ly)? (?:\w{1,12} )?(?:cures?|relief|recovery|effects?|solution|better|gone)
    (?:gone|well|better|over|healed|free|away) for good
    once and for all|for ?ever|for life(?!-)|for the rest of (?:your|their|his|her) li(?:fe|ves)
    will (?:\w{1,12} )?(?:work for|cure|heal|lift your|relieve|make you|change your|end your)
    """,
    improves=r"feels?|gets?|responds?|recovers?|improves?|benefits?|(?:is|are) cured",
    does=(
        r"works?|helps?|lasts?|fails?|causes?|harms?|returns?|relieves?|lifts?|comes? back"
        r"|wears? off|ends?|brings?|hurt|harmed|killed|failed|an? (?:relapse|<harm>)"
    ),
    wholly=r"totally|completely|perfectly|absolutely|entirely|utterly|fully|wholly|always",
    without=r"no|zero|without|without any|free of|free from|never any|n't have any",
    harm=(
        r"side.effects?|risks?|harms?|dangers?|downsides?|drawbacks?|adverse effects?|addiction"
        r"|dependence"
    ),
    # "No serious harm was seen in 47 people" reports a count.
    counted=r"(?:was|were|occurred|happened|among|seen|reported|counted|in the|differ|ratio)",
)
PRAISE = ways(
    r"""
    miracles?|miraculous(?:ly)?|wonder.?drugs?|magic(?:al)?(?! mushrooms?)|silver bullet|holy grail
    breakthroughs?(?! (?:therapy|designation|status|symptom))
    revolution\w{0,7}|game.?chang\w{1,4}|life.?chang\w{1,4}|ground.?breaking
    amazing(?:ly)?|incredibl[ey]|astonishing(?:ly)?|unbelievabl[ey]|cures?|cured|curing
    life.?(?:savers?|saving)|(?:the )?(?:best|most effective|strongest) (?:\w{1,14} )?<drug>
    """
)
TESTIMONIAL = ways(
    r"""
    (?:my|our) (?:best |own |old )?<kin>
    I(?:'ve| have| was)? (?:just |finally |once |also )?<lived>
    I was <gap>(?:depressed|ill|desperate)
    says? (?:that )?(?:it|<drug>|the <drug>) (?:saved|helped|cured|changed)
    I(?:'ve| have)? (?:\w{1,12} )?(?:took|taken|used|got|had|started) <far><drug>
    (?:changed|saved|turned(?: around)?) (?:my|her|his|their) li(?:fe|ves)
    (?:gave|got) (?:me|her|him|them|my|his|their) (?:\w{1,5} )?li(?:fe|ves) back
    a friend of (?:mine|ours)|I know <gap>(?:people|someone|somebody|man|woman) who
    (?:one|a) (?:mother|father|man|woman) of \w{1,12}
    <name> from <name> (?:<says>|felt|got|took|tried)
    (?:worked|helped|did wonders|works) (?:for|on) me|helped me|made me feel|I swear by
    (?:one|a|another) (?:\w{1,12} )?<person> (?:<says>|who (?:tried|took))
    <name>, (?:aged? )?[1-9]\d, <far>(?:<says>|tried|felt|took|got|found)
    (?:thousands|hundreds|millions|many|users|people|<experts>) (?:of <people> )?<vouch>
    """,
    kin=(
        r"friend|sister|brother|mother|father|mum|mom|dad|wife|husband|partner|son|daughter"
        r"|cousin|aunt|uncle|neighbou?r|colleague|boss|girlfriend|boyfriend|patients?|clients?|doctor|therapist"
        r"|grand\w{3,8}"
    ),
    name=r"(?-i:[A-Z])[a-z]{2,14}",
    lived=r"tried(?! to)|felt|feel|slept|recovered|cured",
    person=r"patient|user|woman|man|mother|father|reader|client|student|veteran",
    says=r"says?|said|told|tells|writes|wrote|swears|remembers|recovered",
    experts=r"celebrities|doctors|experts",
    vouch=r"swear by|rave about|agree|vouch|say",
)
CRIME = ways(
    # "One attempt was successful", but "the attempt to repeat the trial was" speaks of another.
    r"""
    commit\w{0,4} suicides?|suicide (?:epidemic|bid|pact|threat)s?
    (?:un)?success(?:ful)? (?:suicides?|attempts?)<own>
    (?:failed|completed|botched) (?:suicides?|attempts?)<own>
    (?:suicides?|attempts?)<own> (?:on <of_any> life )?<was> (?:un)?success(?:ful|es)?
    attempts?<own> (?:failed|succeeded)
    succeeded in (?:killing|suicide|ending|taking)|success(?:ful)? in <gap>suicide|suicided
    a cry for (?:help|attention)
    """,
    own=r"(?! (?:at (?!suicide)|to (?!kill|die|end)|with\b|by\b|of treat))",
    was="was|were|had been|proved|is|are",
)
METHOD = ways(
    r"""
    suicid(?:es?|al \w{1,12}) <gap>(?:by|with|from|through|after) (?:an? |the )?(?:\w{1,12} )?<way>
    (?:hanged|hung|shot|drowned|poisoned) (?:him|her|them)(?:self|selves)
    (?:overdosed|jumped|hanged) <far>to (?:kill|end|die)
    """,
    way=(
        r"hanging|overdos\w{1,3}|jump\w{0,3}|gun\w{0,5}|shooting|pills|tablets|knife|rope"
        r"|drowning|poison\w{0,3}"
    ),
)
PREVENTS = ways(
    r"""
    (?:prevents?|stops?|ends?|eliminates?|averts?|protects? (?:from|against)) <gap>suicid\w{1,4}
    saves? (?:\w{1,12} )?lives
    """
)

# Excuses just before: "not a miracle", "nobody knows whether it is safe", "adverts call it a cure".
NEGATED = re.compile(
    r"(?:\b(?:not|no|never|none|nobody|nothing(?! short| but)|neither|nor|hardly|cannot|whether"
    r"|if|unclear|unlikely|unproven|rather than|far from|less than|instead of)|n't)\b"
    r"(?:[^\w.;]{1,3}\w{1,20}){0,6}\W{0,3}$",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(
    r"\b(?:adverts?|advertise\w{1,6}|advertising|headlines?|blogs?|shops?|sellers?|so-called|myth"
    r"|claims? that|claims? to|often said)\b(?:[^\w.;]{1,3}\w{1,20}){0,6}\W{0,3}$",
    re.IGNORECASE,
)
ASKED = re.compile(r"\b(?:whether|why|when|what|which|how much)\W{1,3}$", re.IGNORECASE)
OF_OTHERS = re.compile(
    rf"\b(?:who|they|{SETS['people']}|\d{{1,6}})(?: \w{{1,12}}){{0,4}} $", re.IGNORECASE
)
# A fall of a person's total by half is how response is defined; doses and prices are no risks.
OF_A_TOTAL = re.compile(r"\b(?:scores?|totals?|scales?|MADRS|HAM-?D)\b[^.;]{0,40}$", re.IGNORECASE)
OF_A_DOSE = re.compile(
    r"\b(?:doses?|prices?|costs?|prescriptions?|clinics|levels?)\b[^.;]{0,40}$", re.IGNORECASE
)
# Just behind: "that it is safe over years has not been shown".
DOUBTED = re.compile(
    r"^(?:[^\w.;]{1,3}\w{1,20}){0,6}[^\w.;]{1,3}(?:(?:is|are|was|were|has|have|remains?)"
    r"(?:n't| not| never| un(?:known|clear|proven|settled))|nobody knows|no trial)",
    re.IGNORECASE,
)
DENIED = (NEGATED, ATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that a sentence may hold, and what to say about it; `{}` takes what was found.

    What stands just before excuses it if a pattern of `before` finds it; denials excuse from
    behind as well.
    """

    kind: str
    phrases: re.Pattern[str]
    text: str
    before: tuple[re.Pattern[str], ...] = ()

    def found_in(self, sentence: str) -> str:
        """What the sentence holds that nothing excuses, in its own words; else nothing."""
        return next((match.group().strip() for match in self._unexcused(sentence)), "")

    def _unexcused(self, sentence: str) -> Iterator[re.Match[str]]:
        for match in self.phrases.finditer(sentence):
            ahead = sentence[max(0, match.start() - REACH) : match.start()]
            behind = sentence[match.end() : match.end() + REACH]
            doubted = self.before == DENIED and DOUBTED.search(behind)
            if not doubted and not any(excuse.search(ahead) for excuse in self.before):
                yield match


RELATIVE_ALONE = "“{}” is a relative number: set the absolute ones beside it."
RULES = (
    Rule("relative", COMPARED, RELATIVE_ALONE, (OF_A_DOSE,)),
    Rule("relative", CHANGED, RELATIVE_ALONE, (OF_A_DOSE, OF_A_TOTAL)),
    Rule("dose", DOSE, "It names a dose (“{}”): say whose it was, or leave it out."),
    Rule(
        "advice",
        ADVICE,
        "“{}” tells the reader what to do; a page cannot know that.",
        (ASKED, OF_OTHERS),
    ),
    Rule(
        "certainty",
        CERTAINTY,
        "“{}” is more certain than trials can be: say of whom it was not true.",
        DENIED,
    ),
    Rule("praise", PRAISE, "“{}” praises or promises more than trials can show.", DENIED),
    Rule(
        "testimonial",
        TESTIMONIAL,
        "“{}” tells somebody's story, which has no comparison and no denominator.",
    ),
    Rule(
        "suicide",
        CRIME,
        "Instead of “{}” write that somebody died by suicide, or attempted it.",
    ),
    Rule("suicide", METHOD, "“{}” names a method: leave it out."),
    Rule("suicide", PREVENTS, "“{}” promises of suicide what has not been shown.", DENIED),
)
