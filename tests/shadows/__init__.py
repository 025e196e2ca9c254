"""Golden shadows: a format's file as text that a reviewer can read in a diff."""
