"""Small drawings of our own: what kind of thing a node is, and which cell or place a region is.

Each is the path of an SVG around its own middle, 16 wide and high, to be stroked and not filled.
"""

from __future__ import annotations

from collections.abc import Mapping

ICON = 15.0  # what an icon takes of the width of a box
STROKE = 1.4

BRAIN = "M-6.5 1C-8 -3 -4 -7 0 -6C4 -7.5 8 -3 6.5 .5C6.5 3 3 4 1 3L2 6.5M-6.5 1C-6.5 3.5 -3 4 -1 3"
FACE = "M0 -6.5a6.5 6.5 0 1 0 .01 0ZM-2.5 -1.5h.01M2.5 -1.5h.01M-2.5 2.5H2.5"

NODE_ICONS: Mapping[str, str] = {
    # a capsule, seen from the side
    "drug": "M-5.5 1.5L1.5 -5.5A2.8 2.8 0 0 1 5.5 -1.5L-1.5 5.5A2.8 2.8 0 0 1 -5.5 1.5ZM-2 -2L2 2",
    # a cup for its messenger, through the membrane
    "receptor": "M-7.5 2H-2.5M2.5 2H7.5M-5 -5.5L-2.5 -1V6H2.5V-1L5 -5.5",
    # two halves and a pore between them
    "ion channel": "M-5 -5.5Q-.5 0 -5 5.5ZM5 -5.5Q.5 0 5 5.5ZM-7.5 0H-4.2M4.2 0H7.5",
    # a folded chain
    "protein": "M-6.5 4C-6.5 -7 -1 -6.5 -1 0S5 6 4.5 0S2 -5.5 6.5 -5.5",
    # what it hands on: a phosphate
    "kinase": "M0 -6.5a6.5 6.5 0 1 0 .01 0ZM-1.8 4V-3.2H.8a2.05 2.05 0 0 1 0 4.1H-1.8",
    # a vesicle, full, and what leaves it
    "neurotransmitter": "M0 -7a4.3 4.3 0 1 0 .01 0ZM-1.6 -3.4h.01M1.6 -3.4h.01M0 -1h.01"
    "M-3 4.4h.01M0 6.4h.01M3 4.4h.01",
    "process": "M5.5 -2.5A6 6 0 1 0 6 1.5M6 -6.5V-2.3H1.8",
    # a pyramidal cell with its dendrites and axon
    "cell type": "M0 -3L4 3.5H-4ZM0 -3V-7.5M-4 3.5L-6.5 6M4 3.5L6.5 6M0 3.5V7.5",
    "brain region": BRAIN,
    "behaviour": FACE,
}
PLACE_ICONS: Mapping[str, str] = {
    "body": "M0 -8a2.3 2.3 0 1 0 .01 0ZM0 -3V2.5M-5 -1H5M0 2.5L-3.5 8M0 2.5L3.5 8",
    # a round cell with short arms
    "GABA interneuron": "M0 -3.5a3.5 3.5 0 1 0 .01 0ZM0 -3.5V-8M3 1.7L7 4M-3 1.7L-7 4"
    "M3.2 -1.5L7 -4M-3.2 -1.5L-7 -4",
    # the end of an axon, with vesicles
    "presynaptic pyramidal": "M-1.5 -8V-4C-6 -3 -7.5 0 -7.5 4H7.5C7.5 0 6 -3 1.5 -4V-8"
    "M-3.5 .5h.01M0 -.8h.01M3.5 .5h.01",
    # a spine on a dendrite
    "postsynaptic pyramidal": "M-8 5.5H-2V2.5C-2 0 -7 .5 -7 -3"
    "C-7 -7 7 -7 7 -3C7 .5 2 0 2 2.5V5.5H8",
    "astrocyte": "M0 -8V-2.5M0 2.5V8M-8 0H-2.5M2.5 0H8M-5.6 -5.6L-1.8 -1.8M1.8 1.8L5.6 5.6"
    "M5.6 -5.6L1.8 -1.8M-1.8 1.8L-5.6 5.6M0 -2.5a2.5 2.5 0 1 0 .01 0Z",
    # deep in the brain
    "LHb": f"{BRAIN}M-1 -2h1.5",
    "circuit": "M-5.5 2.5a2.2 2.2 0 1 0 .01 0ZM5.5 2.5a2.2 2.2 0 1 0 .01 0Z"
    "M0 -7a2.2 2.2 0 1 0 .01 0Z"
    "M-1.1 -2.9L-4.5 2.8M1.1 -2.9L4.5 2.8M-3.3 4.7H3.3",
    "outcomes": FACE,
}
