"""Stances: the attitudes of a holder towards actors."""
