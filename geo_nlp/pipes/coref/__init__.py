"""Coreference: the mentions that pronouns and nominals stand for."""
