"""The country of an actor whose own phrase does not give it: by its owner, the scene, the place, the article."""
