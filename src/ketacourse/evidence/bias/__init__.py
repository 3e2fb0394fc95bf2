"""Risk of bias: the algorithm of RoB 2, the readings of the course, and the worksheet."""
