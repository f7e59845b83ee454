"""When something happened: date phrases, what they date, and their place on the calendar."""
