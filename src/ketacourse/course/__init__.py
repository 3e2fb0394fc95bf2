"""The course as a whole: its notebooks, what they must hold, and the pages built from them."""
