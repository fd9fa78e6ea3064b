"""One module for each file format that the catalogue can be taken away in."""
