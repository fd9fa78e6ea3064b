"""Editions of a region: read, laid over the base, compared with what the base says by now."""
