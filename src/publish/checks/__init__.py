"""The checks: rules on an article (`article`), on a finished file (`files`), and how much each weighs (`settings`)."""
