"""The rule of the knock-outs: how an influence spreads over signed links."""
