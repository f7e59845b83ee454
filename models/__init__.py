"""Trained parts, and what trained them."""
