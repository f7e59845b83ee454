"""Each trigger word with its arguments by grammatical function, and the actors in them."""
