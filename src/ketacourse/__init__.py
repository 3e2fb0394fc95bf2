"""An open Jupyter course on how ketamine works as an antidepressant."""

__version__ = "0.1.0"
