"""The promises of docs/PRIVACY.md, each shown by running the whole program."""
