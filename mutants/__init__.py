"""Mutants: one fault at a time is put into a module, and its tests must notice.

``mutants.modules`` lists what is tried and by which tests, and which mutants change nothing that
anybody could see.
"""
