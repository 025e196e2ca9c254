"""The judges: programs that others wrote, each asked what it finds wrong with a file.

A judge returns its findings, none for a clean file. An absent judge raises: it never counts as a
pass. Each must be seen to fail on a bad file in the same run in which it passes a good one.
"""
