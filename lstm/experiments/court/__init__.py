"""How a claim is put to the test: a rule, an experiment in turns, and a verdict that follows from both."""
