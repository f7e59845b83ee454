"""When events happened: date phrases (TIMEX), the words that they date, and their values on the calendar."""
