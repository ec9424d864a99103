"""What one run leaves for the next: surveys of a library, and the results of runs.

All of it lies in the cache folder, holds for one state of the ledger and of the
program, and can be thrown away at any time.
"""
