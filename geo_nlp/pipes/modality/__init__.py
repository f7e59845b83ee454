"""Whether a clause says that something happened, will, may, must, or did not."""
