"""What each sample set must sound like, and the one command that changes it."""
