"""Repairs of the parse where the small model is known to err, in the order of `repairs`."""
