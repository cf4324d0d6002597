"""The program's entrance: as light as can be, since each process that is spawned from it, as a voice is, loads it."""

from __future__ import annotations


def main() -> None:
    """Run the `kijkmee` command."""
    from edge import cli  # noqa: PLC0415 -- see above

    cli.main()


if __name__ == "__main__":
    main()
