"""The still pictures of lesson 10, made from the facts."""

from __future__ import annotations

from ketacourse.claims.articles import league_table
from ketacourse.claims.calibration import calibrate
from ketacourse.claims.figures.calibration import calibration_picture
from ketacourse.claims.figures.gain import gain_picture
from ketacourse.claims.figures.league import league_picture
from ketacourse.claims.figures.seventy import seventy_picture
from ketacourse.claims.invented import invented_gain, invented_judgements
from ketacourse.claims.judging import first_judgements
from ketacourse.claims.mutation import run_together
from ketacourse.display.picture import Picture
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.log.attempts import course_log
from ketacourse.quiz.screen.following import FollowingPage
from ketacourse.quiz.screen.gain import gain

INVENTED = "An invented student, the same on every run."


def articles_compared() -> Picture:
    """Show how the claims of every article fared."""
    return league_picture(league_table())


def the_seventy_percent() -> Picture:
    """Show the responses behind a popular 70 %, study by study and arm by arm."""
    return seventy_picture(run_together())


def invented_calibration() -> Picture:
    """Show the calibration of an invented student who judged every claim."""
    return calibration_picture(calibrate(invented_judgements()), who=INVENTED)


def my_calibration() -> FollowingPage:
    """Show how sure the student was and how often right; it follows the log of this folder."""
    return FollowingPage(
        "How sure you were, and how often right",
        course_log(),
        lambda attempts: calibrate(first_judgements(attempts)),
        lambda found: calibration_picture(found).html(),
    )


def invented_learning() -> Picture:
    """Show what an invented student got right before and after the course."""
    return gain_picture(invented_gain(), who=INVENTED)


def my_learning() -> FollowingPage:
    """Show what the student got right before and after the course; it follows the log."""
    before, after = load_bank("pre"), load_bank("post")
    return FollowingPage(
        "What you got right before and after the course",
        course_log(),
        lambda attempts: gain(before, after, attempts),
        lambda found: gain_picture(found).html(),
    )
