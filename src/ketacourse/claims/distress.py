"""Whether somebody writes of ending their own life: then nothing else matters than help lines.

A rule is no clinician. It errs on the side of showing the lines, to a reader who only quotes as
well, and it misses words that it does not know. It reads English.
"""

from __future__ import annotations

from ketacourse.claims.phrases import plain, ways

ENDING = ways(
    r"""
    (?:kill|hurt|harm|hang|shoot|drown|poison|stab|off|unalive|cut)(?:t?ing|ed)? <self>
    kill(?:ing)? themsel(?:f|ves)
    cut(?:ting)? my wrists?|self.?harm(?:ing)?|kms|end(?:ing)? it all
    (?:end|ends|ending|take|takes|taking) <of_any> (?:own )?li(?:fe|ves)(?! back)
    (?:ended|took) (?:my|our) (?:own )?li(?:fe|ves)(?! back)
    <i> <mine><wish> (?:to )?(?:\w{1,10} )?<end>
    <i> <mine>(?:(?:become|feeling|getting|very|having) ){0,2}suicidal
    my (?:own )?suicid(?:e|al)
    (?:my (?:suicide|goodbye|farewell)|suicide) (?:note|letter)
    i wish (?:that )?i (?:was|were|had|could|weren't|wasn't) <gap>(?:dead|die|died|born|here|gone)
    (?:do not|don'?t|no longer|can'?t|cannot|didn'?t) (?:really |even )?want to <live>
    (?:can'?t|cannot|can not) (?:go on|keep (?:living|going)|(?:take|do) (?:it|this) any ?more)
    (?:no (?:reason|point|use)|nothing) (?:left )?(?:for me )?(?:to (?:live|go on)|in living|living)
    better off (?:dead|without me|if i (?:was|were))|i (?:should|ought to) be dead
    (?:life|living) (?:is not|isn'?t|is no longer|not|has no|is) (?:worth|worthless|meaning|point)
    (?:nobody|no one|no-one)(?: would| will|'d) (?:miss|notice|care) ?(?:me|if i)
    goodbye,? (?:everyone|world)
    """,
    self="myself|yourself|oneself|ourselves",
    i=r"i(?:'?m|'d|'?ve)?",
    # Words that leave the wish the writer's own: "I read that they want to die" is another's.
    mine=(
        r"(?:(?:am|was|have|had|do|did|just|really|only|often|always|sometimes|keep|kept|still"
        r"|even|now|so|been|feel|felt|would|will|could|not|don'?t|can'?t|stop|started|and"
        r"|honestly) ){0,4}"
    ),
    wish=(
        r"want|wanna|wanted|wish|hope|hoping|long|need|plan|planning|intend|decided|ready|going"
        r"|gonna|prefer|tried|try|like|love|rather|about to|(?:thinking|think|thought|dream)"
        r" (?:of|about)|(?:have|had|having|get|getting) <gap>thoughts (?:of|about)"
    ),
    end=(
        r"die|dying|(?:be|being) dead|suicide|end(?:ing)? (?:it|everything|things|my pain)"
        r"|disappear|(?:never|not) wak(?:e|ing) up|(?:never|not) exist|not be (?:here|alive)"
        r"|be gone|(?:go to |fall a)?sleep (?:for ?ever|and (?:never|not) wake up)|jump off"
        r"|overdose"
    ),
    live=r"live|be here|be alive|exist|wake up|go on|carry on|keep (?:living|going)",
)


def speaks_of_ending_life(text: str) -> bool:
    """Whether a text speaks of ending one's life, the writer's above all.

    A text with suicide as its subject, such as what a trial found on suicidal thoughts, does not.

    Parameters
    ----------
    text
        In English, as it was typed.
    """
    return ENDING.search(plain(text)) is not None
