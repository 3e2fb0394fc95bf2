"""The pooling bench: choose trials, model and interval, and see the pool change."""
