"""`python -m sample_frames.render [SET…]`: renders the sets, or lists or verifies them."""

import argparse
import sys
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from sample_frames.render.fonts import MissingFontError
from sample_frames.render.script import FrameSet
from sample_frames.render.sets import SETS
from sample_frames.render.verify import verify
from sample_frames.render.write import render

HERE = Path(__file__).resolve().parent.parent
console = Console()
trouble = Console(stderr=True)


def chosen(names: list[str]) -> list[FrameSet]:
    """Find sets by name, all if no name is given; raises ValueError for an unknown one."""
    known = {each.name: each for each in SETS}
    for name in names:
        if name not in known:
            raise ValueError(f"There is no set {name}; `python -m sample_frames.render --list` lists them.")
    return [known[name] for name in names] if names else list(SETS)


def main() -> int:
    """Run the command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sample_frames.render", description="Renders the sample frames.")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names of sets; all if none is given")
    parser.add_argument("--list", action="store_true", help="list the sets and stop")
    parser.add_argument("--verify", action="store_true", help="read the rendered frames with RapidOCR and zxing-cpp")
    parser.add_argument("--into", type=Path, default=HERE, help="the folder of the sets")
    options = parser.parse_args()
    try:
        sets = chosen(options.sets)
        if options.list:
            for each in sets:
                console.print(f"{each.name:22} {each.profile:9} {each.title}", highlight=False)
        elif options.verify:
            return max(verify(each, options.into, console) for each in sets)
        else:
            with Progress(console=trouble) as progress:
                for each in sets:
                    take = each.build()
                    task = progress.add_task(each.name, total=len(take.times))
                    size = render(each, take, options.into, partial(progress.advance, task))
                    progress.console.print(f"{each.name}: {len(take.times)} frames, {size / 1e6:.2f} MB")
    except (MissingFontError, ValueError) as error:
        trouble.print(str(error), style="red")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
