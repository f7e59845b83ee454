"""What pronouns and nominals stand for."""
