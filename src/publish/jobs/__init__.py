"""The room that composes: what is to be done, doing it, and putting the results in their place.

Begin with run.py. No other room opens files for writing.
"""
