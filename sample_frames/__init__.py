"""Pictures with known content: what the two jobs are shown where no camera is, and the program that renders them."""
