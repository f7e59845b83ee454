"""Which articles of a corpus are one story: the same text, or an edited, cut or credited copy of it."""
