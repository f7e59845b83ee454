"""What surrounds an event: when and where it took place, whom it harmed, and which records report the same act."""
