"""The still pictures of lesson 10, made from the facts."""

from __future__ import annotations

from ketacourse.claims.articles import league_table
from ketacourse.claims.calibration import calibrate
from ketacourse.claims.figures.calibration import calibration_picture
from ketacourse.claims.figures.gain import gain_picture
from ketacourse.claims.figures.league import league_picture
from ketacourse.claims.figures.seventy import seventy_picture
from ketacourse.claims.invented import invented_gain, invented_judgements
from ketacourse.claims.mutation import run_together
from ketacourse.display.picture import Picture
from ketacourse.quiz.screen.gain import learning_gain

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


def my_calibration() -> Picture:
    """Show how sure the student was and how often right, from the log of this folder."""
    return calibration_picture(calibrate())


def invented_learning() -> Picture:
    """Show what an invented student got right before and after the course."""
    return gain_picture(invented_gain(), who=INVENTED)


def my_learning() -> Picture:
    """Show what the student got right before and after the course, from the log of this folder."""
    return gain_picture(learning_gain())
