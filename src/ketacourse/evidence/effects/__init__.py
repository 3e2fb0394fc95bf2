"""Effect sizes of single trials: from counts, from means, from published intervals."""
