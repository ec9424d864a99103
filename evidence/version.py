"""The version of this program; the package's metadata are made from this line."""

__version__ = "0.1.0"


def program_version() -> str:
    """Return the version."""
    return __version__
