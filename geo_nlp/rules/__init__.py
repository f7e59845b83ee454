"""Rules as data: relation, stance, attribution and context lexicons, checked when they are loaded."""
