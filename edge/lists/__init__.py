"""Items, places and pick lists from files, and results to files: for the command line and for the lead's page alike."""
