"""The pictures of lesson 10: results in, a drawn figure with alt text, caption and data out."""
