"""The pictures of lessons 06 to 08: results in; a drawn figure, alt text, caption and data out."""
