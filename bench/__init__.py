"""What is promised to be fast or small, measured side by side with the alternative.

Each ``*_bench.py`` has one function ``measure()``, which gives rows for the table that
``make bench`` prints. Nothing is asserted here: machines differ, and so the ratio counts.
"""
