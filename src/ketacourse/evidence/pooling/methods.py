"""How effects may be pooled: the names of models, estimators and intervals, with their words.

`pool`, results in words, question banks and the pooling bench all take the names from here.
"""

from __future__ import annotations

MODELS = {"random": "random effects", "fixed": "fixed effect"}
TAU_SQUARED = {"REML": "REML", "DL": "DerSimonian-Laird", "PM": "Paule-Mandel"}
INTERVALS = {"wald": "Wald", "hartung_knapp": "Hartung-Knapp"}
