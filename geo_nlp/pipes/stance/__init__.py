"""What a holder thinks of the actors behind a thing."""
