"""The parse as the stages read it: its words and sentences, repairs of it, and grammatical functions over it."""
