"""Pictures of risk of bias, made from the course's readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ketacourse.display.picture import Picture
from ketacourse.errors import KetacourseError
from ketacourse.evidence.bias.assessments import SHOWN, bias_readings
from ketacourse.evidence.bias.figures.bias_pooled import bias_pooled_picture
from ketacourse.evidence.bias.figures.traffic_light import traffic_light_picture
from ketacourse.evidence.bias.pooled import pooled_by_bias


def traffic_light(study_ids: Sequence[str] | None = None) -> Picture:
    """Show how trials were judged in each domain of RoB 2.

    Parameters
    ----------
    study_ids
        Ids of studies, a row each in this order; without them, those of lessons 06 to 08.

    Raises
    ------
    KetacourseError
        If none is named, the course has no reading of one, or RoB 2 does not apply to it.
    """
    wanted = SHOWN if study_ids is None else tuple(study_ids)
    if not wanted:
        raise KetacourseError("no study is named; leave study_ids out to see those of the lessons")
    return traffic_light_picture(bias_readings(wanted))


def pooled_by_judgement(
    set_id: str = "response_about_a_day", judgements: Mapping[str, object] | None = None
) -> Picture:
    """Show a set of trials pooled whole, without those at high risk of bias, and low risk alone.

    Parameters
    ----------
    set_id
        Id of a set of trials.
    judgements
        Your own overall judgements, by study id, such as ``worksheet.overall``; the course's
        reading decides for the others.

    Raises
    ------
    KetacourseError
        If there is no such set or study, or a judgement is none of low, some concerns and high.
    """
    return bias_pooled_picture(pooled_by_bias(set_id, judgements))
