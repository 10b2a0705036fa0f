"""Figures: which are asked for, which may answer, and how they are put."""
