"""The pictures of the scorecard: results in; a drawn figure, alt text, caption and data out."""
