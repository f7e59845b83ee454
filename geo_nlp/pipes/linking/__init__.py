"""Linking: the actor that a name means, with its country and sector."""
