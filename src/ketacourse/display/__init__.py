"""What a lesson puts on the page: pictures with alt text, tables, authored text, widgets."""
