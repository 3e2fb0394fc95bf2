"""Where boxes and arrows go: a layered layout in plain Python."""
