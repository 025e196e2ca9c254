"""MP3: the narration with its chapters, transcript and times (ISO 11172-3, ID3v2.4)."""

from publish.exporters.mp3.edition import Mp3Options, export

__all__ = ["Mp3Options", "export"]
