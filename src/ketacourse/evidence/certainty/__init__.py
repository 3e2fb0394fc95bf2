"""How sure a body of evidence leaves us, in the manner of GRADE."""
