"""From an item and a response to a mark."""
