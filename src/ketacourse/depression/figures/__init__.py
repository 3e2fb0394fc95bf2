"""The pictures of lesson 01: results in, a drawn figure with alt text, caption and data out."""
