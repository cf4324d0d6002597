"""What is heard, tested by reading the samples: nothing here needs a sound card."""
