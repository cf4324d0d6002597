"""What a profile fixes for the reading job."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.reading.aiming import AimingSettings
from pipelines.reading.capture import CaptureSettings
from pipelines.reading.diagnosis import DiagnosisSettings
from pipelines.reading.doubt import DoubtSettings
from pipelines.reading.glance import GlanceSettings
from pipelines.reading.labels import NameList
from pipelines.reading.products import ProductCatalogue
from pipelines.reading.tracks import TrackSettings


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """The settings of the reading job."""

    capture: CaptureSettings = field(default_factory=CaptureSettings)
    doubts: DoubtSettings = field(default_factory=DoubtSettings)
    """From where on a line or a figure is spoken as doubtful, and how."""
    names: tuple[str, ...] = ()
    """Names that the menu offers to find."""
    aiming: AimingSettings = field(default_factory=AimingSettings)
    label_list: NameList = field(default_factory=NameList)
    """The closed list of names that may stand on labels."""
    catalogue: ProductCatalogue = field(default_factory=ProductCatalogue)
    """The products that are known by their codes."""

    @property
    def glance(self) -> GlanceSettings:
        """How frames are chosen while reading along and seeking."""
        limits = self.capture
        return GlanceSettings(too_dark_below=limits.too_dark_below, too_blurred_below=limits.too_blurred_below)

    @property
    def tracks(self) -> TrackSettings:
        """When a line that is read along is believed."""
        return TrackSettings(sure_from=self.doubts.unsure_below)

    @property
    def diagnosis(self) -> DiagnosisSettings:
        """From where on something stands in the way of reading."""
        return DiagnosisSettings(self.capture, self.doubts.unsure_below)
