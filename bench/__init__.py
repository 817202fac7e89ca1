"""Measuring: gold articles, training of the scorers, accuracy with floors, speed beside peers."""
