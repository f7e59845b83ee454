"""Who holds which post for whom."""
