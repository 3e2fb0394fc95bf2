"""The pathway map: a scene of boxes and lines, as a still picture and in the page."""
