"""Device profiles: what is shipped is right, what people write is checked, and each value can be traced."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from edge import profiles
from edge.controls.presses import PressTiming
from edge.errors import UserError
from edge.profile_keys import ONE_BUTTON, ButtonBinding, Profile, key_descriptions, known_actions
from pipelines.preferences import Guidance, GuidanceChange, Preferences, Strictness
from pipelines.session import PressKind
from pipelines.types import Symbology

MINIMAL = 'title = "T"\ndescription = "D"\njob = "reading"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's own folder of profiles, empty and away from the real one."""
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda _: str(tmp_path))
    own = tmp_path / "device_profiles"
    own.mkdir()
    return own


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> str:
    """Give what is said about a profile, without its folder."""
    write(folder, "mine", text)
    with pytest.raises(UserError) as caught:
        profiles.check("mine")
    return str(caught.value).replace(f"{folder.resolve()}/", "")


def test_the_shipped_profiles_are_right(folder: Path) -> None:
    assert [summary.name for summary in profiles.names()] == [
        "metafors",
        "metafors-three-buttons",
        "orcam",
        "orcam-clothing",
    ]
    for summary in profiles.names():
        assert summary.title == profiles.load(summary.name).title
    assert not list(folder.iterdir())


def test_orcam_reads_and_metafors_picks(folder: Path) -> None:  # noqa: ARG001  # hides the real folder
    assert profiles.load("orcam").job == "reading"
    assert profiles.load("metafors").job == "picking"


def test_one_button_reaches_everything_unless_the_profile_has_others(folder: Path) -> None:
    write(folder, "mine", MINIMAL)
    for name in ("orcam", "metafors", "mine"):
        assert profiles.load(name).controls.buttons == ONE_BUTTON
    three = profiles.load("metafors-three-buttons").controls
    assert three.action("left", PressKind.SHORT) == "repeat"
    assert three.action("middle", PressKind.LONG) == "menu-choose"
    assert three.action("main", PressKind.SHORT) is None
    assert {binding.button for binding in three.buttons} == {"left", "middle", "right"}


def test_what_no_profile_says_has_its_default(folder: Path) -> None:
    write(folder, "mine", MINIMAL)
    assert profiles.load("mine") == Profile(title="T", description="D", job="reading")
    assert profiles.load("mine").preferences() == Preferences()
    assert profiles.load("mine").barcodes.symbologies == tuple(Symbology)


def test_values_are_read_as_their_kinds(folder: Path) -> None:
    write(
        folder,
        "mine",
        MINIMAL
        + """
        language = "de"
        voice = { rate = 200, volume = 1, pitch = 60 }
        guidance = { level = "tone", change = "fixed" }
        picking.verify_location = "warn"
        barcodes.symbologies = ["qr-code"]
        """,
    )
    profile = profiles.load("mine")
    assert profile.preferences() == Preferences(
        "de", 200, 1.0, 60, Guidance.TONE, GuidanceChange.FIXED, location_strictness=Strictness.WARN
    )
    assert profile.barcodes.symbologies == (Symbology.QR_CODE,)


def test_a_path_is_accepted_for_a_name(tmp_path: Path) -> None:
    path = write(tmp_path, "elsewhere", 'extends = "orcam"\ntitle = "Here"\n')
    assert profiles.load(path).title == "Here"
    assert profiles.load(str(path)).job == "reading"


def test_a_profile_extends_one_beside_it(tmp_path: Path) -> None:
    write(tmp_path, "base", MINIMAL + "voice.rate = 100\n")
    path = write(tmp_path, "top", 'extends = "base"\nvoice.volume = 0.5\n')
    assert (profiles.load(path).voice.rate, profiles.load(path).voice.volume) == (100, 0.5)


def test_a_users_profile_hides_and_may_extend_the_shipped_one(folder: Path) -> None:
    write(folder, "orcam", 'extends = "orcam"\nvoice.rate = 99\n')
    assert profiles.load("orcam").voice.rate == 99
    assert profiles.load("orcam").title == "Voorlezen"
    assert profiles.load("orcam-clothing").title == "Kleding sorteren"


def test_a_circle_is_refused(folder: Path) -> None:
    write(folder, "other", 'extends = "mine"\n')
    said = refused(folder, 'extends = "other"\n')
    assert said == "other.toml:1: the profiles extend each other in a circle: mine → other → mine. Break it."


def test_a_profile_that_extends_itself_is_refused(folder: Path) -> None:
    assert "in a circle: mine → mine" in refused(folder, 'extends = "mine"\n')


def test_an_unknown_profile_brings_the_known_and_the_nearest(folder: Path) -> None:
    write(folder, "werkplaats", MINIMAL)
    # These cannot be used, so they are no suggestion.
    write(folder, "orcm-broken", "job = 7\n")
    write(folder, "orcm-lost", 'extends = "nothing"\n')
    said = (
        'There is no profile "orcm". Did you mean "orcam"? '
        "Known: metafors, metafors-three-buttons, orcam, orcam-clothing, werkplaats."
    )
    with pytest.raises(UserError) as caught:
        profiles.load("orcm")
    assert str(caught.value) == said
    assert refused(folder, 'extends = "orcm"\n') == f"mine.toml:1: {said}"


@pytest.mark.parametrize("name", ["../orcam", "", ".", "a/b", "orcam\0"])
def test_a_name_that_is_no_name_is_refused(folder: Path, name: str) -> None:  # noqa: ARG001  # hides the real folder
    with pytest.raises(UserError, match="There is no profile"):
        profiles.load(name)


def test_an_unknown_profile_to_extend_is_refused_with_its_line(folder: Path) -> None:
    said = refused(folder, '\nextends = "metafor"\n')
    assert said.startswith('mine.toml:2: There is no profile "metafor". Did you mean "metafors"?')


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "voice.rat = 5",
            'mine.toml:4: unknown key "voice.rat". Did you mean "rate"? Known: name, pitch, rate, volume.',
        ),
        ("langage = 'nl'", 'mine.toml:4: unknown key "langage". Did you mean "language"?'),
        ("voice.rate = 79", 'mine.toml:4: "voice.rate" cannot be 79. It must be at least 80.'),
        ("voice.rate = 601", 'mine.toml:4: "voice.rate" cannot be 601. It may be at most 600.'),
        ("voice.rate = '165'", '"voice.rate" cannot be "165". Write a whole number without quotation marks.'),
        ("voice.rate = true", '"voice.rate" cannot be true. Write a whole number without quotation marks.'),
        ("voice.volume = nan", '"voice.volume" cannot be nan. Write an ordinary number.'),
        ("voice = 3", 'mine.toml:4: "voice" cannot be 3. It is a table'),
        ("language = 'fr'", '"language" cannot be "fr". Known: de, en, nl.'),
        (
            "guidance.change = 'fadin'",
            '"guidance.change" cannot be "fadin". Did you mean "fading"? Known: fading, fixed',
        ),
        ("guidance.level = 'shrt'", '"guidance.level" cannot be "shrt". Did you mean "short"? Known: full, short'),
        ("picking.verify_item = 'require '", 'Did you mean "require"?'),
        ("text.threads = 5", "It may be at most 4."),
        ("barcodes.symbologies = 'ean-13'", "Write a list between square brackets."),
        ("barcodes.symbologies = []", "is empty. It needs at least one entry."),
        ("barcodes.symbologies = ['ean13']", '"barcodes.symbologies[1]" cannot be "ean13". Did you mean "ean-13"?'),
        ("camera.frames_per_second = 0", "It must be more than 0."),
        ('camera.source = "webcam"', "It must fit the pattern"),
        ('camera.source = "/dev/video"', "It must fit the pattern"),
        ("camera.width = 100", "It must be at least 160."),
        ('camera.focus = "never"', "Known: continuous, fixed, on-command."),
        ("controls.buttons.main.shrt = 'repeat'", '"shrt" is no kind of press. Did you mean "short"?'),
        ("controls.buttons.main.short = 'repeet'", 'cannot be "repeet". Did you mean "repeat"? Known: '),
        ("controls.buttons.main.short = 3", '"controls.buttons.main.short" cannot be 3.'),
        ("controls.buttons.main = 'repeat'", '"controls.buttons.main" is not a press.'),
        ("controls.buttons.Main.short = 'repeat'", '"Main" is not a name for a button.'),
        ("controls.buttons = 3", '"controls.buttons" is not a press.'),
        ("controls.pins.main = 28", '"controls.pins.main" cannot be 28. It may be at most 27.'),
        ("controls.pins.main = 0", '"controls.pins.main" cannot be 0. It must be at least 2.'),
        ("controls.pins = 17", 'mine.toml:4: "controls.pins" cannot be 17. It is a table'),
        ("controls.pins.Main = 17", '"Main" is not a name for a button.'),
        ("controls.pins = {main = 17, side = 17}", "Two buttons are on one pin. Give each its own."),
        ("controls.pin_pull = 'upp'", 'Did you mean "up"?'),
        ("controls.long_seconds = 0.1", "It must be at least 0.3."),
        ("controls.long_secnds = 1", 'Did you mean "long_seconds"?'),
        ("extends = 3", 'mine.toml:4: "extends" cannot be this. Write the name of one profile'),
        ("title = ''", "is not valid TOML"),
    ],
)
def test_what_is_not_allowed_is_said_with_its_place_and_the_remedy(folder: Path, line: str, said: str) -> None:
    assert said in refused(folder, MINIMAL + line)


def test_an_error_in_an_extended_file_names_that_file(folder: Path) -> None:
    write(folder, "base", MINIMAL + "[voice]\nrate = 5\n")
    assert refused(folder, 'extends = "base"\n').startswith('base.toml:5: "voice.rate" cannot be 5.')


@pytest.mark.parametrize("key", ["title", "description", "job"])
def test_a_missing_key_is_said(folder: Path, key: str) -> None:
    text = "\n".join(line for line in MINIMAL.splitlines() if not line.startswith(key))
    assert f'the key "{key}" is missing. Add it.' in refused(folder, text)


def test_an_empty_file_names_itself(folder: Path) -> None:
    assert refused(folder, "") == 'mine.toml: the key "title" is missing. Add it.'


def test_a_wrong_file_does_not_hide_the_others(folder: Path) -> None:
    path = write(folder, "mine", "job = 3")
    assert profiles.ProfileSummary("mine", path, "", "") in profiles.names()
    assert len(profiles.names()) == 5


def test_explain_says_where_each_value_comes_from(folder: Path) -> None:
    path = write(folder, "mine", 'extends = "orcam"\n\n[voice]\nrate = 150\n[controls.buttons]\nside.short = "stop"\n')
    settings = {setting.key: setting for setting in profiles.explain("mine")}
    assert settings["voice.rate"].value == "150"
    assert str(settings["voice.rate"].origin) == f"{path.resolve()}:4"
    assert settings["voice.rate"].description == "Speed of speech, in words a minute."
    assert settings["job"].origin.path == profiles.SHIPPED_FOLDER / "orcam.toml"
    assert str(settings["voice.volume"].origin) == "default"
    assert settings["controls.buttons.side.short"].value == '"stop"'
    assert settings["controls.buttons.side.short"].origin == profiles.Origin(path.resolve(), 6)
    assert settings["controls.buttons.main.long"].origin.path == profiles.SHIPPED_FOLDER / "orcam.toml"


def test_explain_leaves_no_key_out(folder: Path) -> None:
    write(folder, "mine", MINIMAL)
    explained = {setting.key for setting in profiles.explain("mine")}
    described = {description.key for description in key_descriptions()} - {"extends", "controls.buttons"}
    assert explained == described | {f"controls.buttons.main.{press}" for press in PressKind}


def test_lists_are_found_beside_the_profile_or_in_the_users_folder(folder: Path) -> None:
    (folder / "names.csv").write_text("M. Bakker\n", encoding="utf-8")
    (folder.parent / "products.csv").write_text("SKU-7,Brood\n", encoding="utf-8")
    write(folder, "base", MINIMAL + 'reading.label_list = "names.csv"\nreading.catalogue = "products.csv"\n')
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    path = write(elsewhere, "mine", 'extends = "base"\n')
    profiles.check(path)
    reading = profiles.load(path).reading
    assert Path(reading.label_list) == (folder / "names.csv").resolve()
    assert Path(reading.catalogue) == (folder.parent / "products.csv").resolve()
    assert profiles.load("orcam").reading.label_list == ""


def test_a_list_that_is_not_there_is_said_with_its_line(folder: Path) -> None:
    said = refused(folder, MINIMAL + 'reading.label_list = "gone.csv"\n')
    assert said.startswith('mine.toml:4: there is no file "gone.csv" in ')
    assert said.endswith("Put it there.")


def test_what_is_wrong_in_a_list_is_said_with_the_profile(folder: Path) -> None:
    (folder / "names.csv").write_text("M. Bakker\nB\n", encoding="utf-8")
    (folder / "products.csv").write_text("8.71E+12,Melk\n", encoding="utf-8")
    assert 'names.csv:2: "B" is no name' in refused(folder, MINIMAL + 'reading.label_list = "names.csv"\n')
    assert "has broken the code" in refused(folder, MINIMAL + 'reading.catalogue = "products.csv"\n')


def test_a_profile_cannot_be_changed() -> None:
    profile = profiles.load("orcam")
    with pytest.raises(ValueError, match="frozen"):
        profile.voice.rate = 100
    assert hash(profile) == hash(profiles.load("orcam"))


def test_every_command_and_every_move_of_the_menu_can_be_put_on_a_button() -> None:
    assert {"menu-next", "menu-choose", "menu-back", "repeat", "report-short", "none"} <= set(known_actions())


def test_quoted_presses_mean_the_same(folder: Path) -> None:
    write(folder, "mine", MINIMAL + '[controls.buttons]\n"main.short" = "repeat"\n')
    assert profiles.load("mine").controls.buttons == (
        ButtonBinding(button="main", press=PressKind.SHORT, action="repeat"),
    )


def test_the_readme_lists_every_key_as_the_code_has_it() -> None:
    readme = (profiles.SHIPPED_FOLDER / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.split("## Every key")[1].splitlines() if line.startswith("| `")]
    assert rows == [f"| `{row.key}` | {row.meaning} | {row.allowed} | {row.default} |" for row in key_descriptions()]


def test_the_readme_names_every_shipped_profile() -> None:
    readme = (profiles.SHIPPED_FOLDER / "README.md").read_text(encoding="utf-8")
    for path in profiles.SHIPPED_FOLDER.glob("*.toml"):
        assert f"| `{path.stem}` |" in readme


def test_pins_are_read_explained_and_replaced_one_by_one(folder: Path) -> None:
    write(folder, "base", MINIMAL + "controls.pins = {main = 17, side = 27}\ncontrols.pin_pull = 'down'\n")
    path = write(folder, "mine", 'extends = "base"\n[controls.pins]\nside = 22\n')
    controls = profiles.load("mine").controls
    assert dict(controls.pins) == {"main": 17, "side": 22}
    assert controls.pin_pull == "down"
    settings = {setting.key: setting for setting in profiles.explain("mine")}
    assert settings["controls.pins.side"].value == "22"
    assert settings["controls.pins.side"].origin == profiles.Origin(path.resolve(), 3)
    assert settings["controls.pins.main"].origin.path == (folder / "base.toml").resolve()
    assert "controls.pins" not in settings
    assert profiles.load("orcam").controls.pins == {}


def test_a_shaking_hand_gets_wider_times(folder: Path) -> None:
    write(folder, "mine", MINIMAL + "controls = {debounce_seconds = 0.15, long_seconds = 1.5, double_seconds = 1}\n")
    assert profiles.load("mine").controls.timing() == PressTiming(0.15, 1.5, 1.0)
    assert profiles.load("orcam").controls.timing() == PressTiming()
