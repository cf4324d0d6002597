"""What the device says of itself, in either job: time, battery, camera, heat, its role, and the cards it is shown."""

from __future__ import annotations

from pipelines.phrases.phrase import Phrase, phrase

# Time, battery and role


def time_and_date(time: str, date: str) -> Phrase:
    """The time and the day, in words."""
    return phrase("time-and-date", time=time, date=date)


def no_time() -> Phrase:
    """The clock was not set."""
    return phrase("no-time")


def battery(percent: int) -> Phrase:
    """How full the battery is."""
    return phrase("battery", percent=percent)


def battery_charging(percent: int) -> Phrase:
    """How full the battery is, while it is plugged in."""
    return phrase("battery-charging", percent=percent)


def no_battery() -> Phrase:
    """How full the battery is cannot be told."""
    return phrase("no-battery")


def battery_low(percent: int) -> Phrase:
    """The battery should be charged soon, and less is done to spare it."""
    return phrase("battery-low", percent=percent)


def battery_nearly_empty(percent: int) -> Phrase:
    """The battery should be charged at once, and less is done to spare it."""
    return phrase("battery-nearly-empty", percent=percent)


def profile(title: str) -> Phrase:
    """Which profile is in use."""
    return phrase("profile", title=title)


def no_profile() -> Phrase:
    """Which profile is in use is not known yet."""
    return phrase("no-profile")


# The camera


def camera_lost() -> Phrase:
    """No picture comes any more; it is tried again."""
    return phrase("camera-lost")


def camera_black() -> Phrase:
    """The camera gives nothing but black."""
    return phrase("camera-black")


def camera_back() -> Phrase:
    """Pictures come again."""
    return phrase("camera-back")


def camera_given_up() -> Phrase:
    """The camera did not come back; the program starts anew."""
    return phrase("camera-given-up")


# Sparing


def spares_for_heat() -> Phrase:
    """The device is hot and does less."""
    return phrase("spares-for-heat")


# Roles and cards


def hold_up_card() -> Phrase:
    """A card is looked for."""
    return phrase("hold-up-card")


def card_not_seen() -> Phrase:
    """No card was seen in the time for it."""
    return phrase("card-not-seen")


def confirm_role(title: str) -> Phrase:
    """A card with a role was shown: shall it be taken?"""
    return phrase("confirm-role", title=title)


def confirm_worker(worker: str) -> Phrase:
    """A card of a worker was shown: shall they be signed on? `worker` is the code in words."""
    return phrase("confirm-worker", worker=worker)


def card_unknown() -> Phrase:
    """The card is none that this device can use."""
    return phrase("card-unknown")


def role_missing() -> Phrase:
    """The role of the card is not on this device."""
    return phrase("role-missing")


def is_so_already() -> Phrase:
    """The role or worker of the card is the one at hand."""
    return phrase("is-so-already")


def card_declined() -> Phrase:
    """Nothing was changed."""
    return phrase("card-declined")


def role_taken(title: str) -> Phrase:
    """The device goes over to another role."""
    return phrase("role-taken", title=title)


def role_kept(title: str) -> Phrase:
    """The program was started anew after a failure, and goes on in the role that it had."""
    return phrase("role-kept", title=title)


def worker_taken(worker: str) -> Phrase:
    """A worker is signed on; `worker` is the code in words."""
    return phrase("worker-taken", worker=worker)


def role_failed() -> Phrase:
    """The role or worker cannot be taken; the one before goes on."""
    return phrase("role-failed")
