"""Processes that stand for the one that listens, each with a script; small, for they are started anew each time."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

from edge.controls.listening import Listens, Lost, Unable, Understood

WAIT_SECONDS = 20.0
"""Longest that a test waits for a process."""


def wait_for_end(connection: Connection) -> None:
    """Stay until the program closes the line."""
    try:
        connection.poll(WAIT_SECONDS)
    except OSError:
        return


def says_three(connection: Connection, language: str, device: str) -> None:
    """Tell of three commands."""
    assert (language, device) == ("nl", "")
    for news in (Listens(), Understood("repeat", 0.1), Understood("stop", 0.1), Understood("confirm", 0.1)):
        connection.send(news)
    wait_for_end(connection)


def dies(connection: Connection, _language: str, _device: str) -> None:
    """Tell of one command and die."""
    connection.send(Understood("help", 0.1))
    os._exit(3)


def is_lost_and_back(connection: Connection, _language: str, _device: str) -> None:
    """Lose the microphone, find it, tell of a command."""
    for news in (Lost("unplugged"), Lost("unplugged"), Listens(), Listens(), Understood("undo", 0.1)):
        connection.send(news)
    wait_for_end(connection)


def is_unable(connection: Connection, _language: str, _device: str) -> None:
    """Fail to load."""
    connection.send(Unable("the model is broken"))


def hangs(_connection: Connection, _language: str, _device: str) -> None:
    """Say nothing."""
    time.sleep(WAIT_SECONDS)
