"""Whose state an actor is of that nothing in its own phrase tells: by its owner, the scene, the place, the article."""
