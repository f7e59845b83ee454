"""Measured speed: run with `make bench`."""
