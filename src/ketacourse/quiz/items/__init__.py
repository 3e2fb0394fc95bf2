"""What a question is: a record for each type of item."""
