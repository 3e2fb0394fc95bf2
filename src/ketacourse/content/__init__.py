"""What is known: records, the files that hold them, and their citations."""
