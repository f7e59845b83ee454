"""Attributions: speaker, cue and content of reported speech and thought."""
