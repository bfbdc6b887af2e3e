"""Whose words a unit of a sentence stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .speakers import speaker_at
from .voices import Speaker

if TYPE_CHECKING:
    from .draft import Line
    from .lexicon import Lexicon


def _nobody(lexicon: Lexicon) -> Speaker:
    return Speaker(label=lexicon.sides.defaults["claimant_none"])


def speaker_of(line: Line, at: int, carried: Speaker | None) -> tuple[Speaker, str]:
    """Return who says what stands at a unit, and why; ``carried`` speaks on where a sentence names nobody."""
    frame = speaker_at(line.frames, at)
    if frame is not None:
        why = f" ({frame.speaker.why})" if frame.speaker.why else ""
        return frame.speaker, f"{frame.kind}: {line.scene.units[frame.at].low}{why}"
    if carried is not None and not line.frames:
        return carried, f"carried over: {carried.text} ({carried.why})"
    return _nobody(line.scene.lexicon), ""
