"""The pictures of lesson 09: results in, a drawn figure with alt text, caption and data out."""
