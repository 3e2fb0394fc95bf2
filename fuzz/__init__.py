"""What comes from anyone, mutated by the thousand: seeded, bounded, and not part of the tests.

Each campaign is a module with two names: `COUNT`, how many tries ``make fuzz`` makes, and
``trial(chance, folder)``, one try. A trial draws everything from `chance`, may write into
`folder`, and gives the outcome in a word or two, which the report counts. Whatever it raises is a
failure, and so is a trial over two seconds.
"""
