"""What tests of layouts ask of rectangles and straight pieces."""


def apart(one, other):
    """Whether two rectangles have nothing in common."""
    beside = one.x + one.w <= other.x or other.x + other.w <= one.x
    return beside or one.y + one.h <= other.y or other.y + other.h <= one.y


def within(inner, outer):
    across = outer.x <= inner.x and inner.x + inner.w <= outer.x + outer.w
    return across and outer.y <= inner.y and inner.y + inner.h <= outer.y + outer.h


def enters(piece, box):
    """Whether a straight piece runs through the inside of a box."""
    (x, y), (u, v) = piece
    across = max(x, u) > box.x and min(x, u) < box.x + box.w
    return across and max(y, v) > box.y and min(y, v) < box.y + box.h


def on_border(point, box):
    x, y = point
    upright = x in (box.x, box.x + box.w) and box.y <= y <= box.y + box.h
    return upright or (y in (box.y, box.y + box.h) and box.x <= x <= box.x + box.w)
