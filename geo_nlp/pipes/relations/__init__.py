"""Who does what to whom, and which ties there are."""
