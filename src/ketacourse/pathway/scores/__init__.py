"""Every account scored against the published experiments."""
