"""Which actor a name means, and of which country it is."""
