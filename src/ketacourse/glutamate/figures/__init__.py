"""The pictures of lessons 02 and 05: results in, a drawn figure with alt text and data out."""
