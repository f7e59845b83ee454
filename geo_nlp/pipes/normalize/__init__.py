"""What is put right before the parse: case, apostrophes, speaker labels, sentence breaks."""
