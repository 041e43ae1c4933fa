"""What cannot be done, each in a sentence for whoever asked for it."""

from contextlib import contextmanager

from ui.classroom.votes import TEXT


class Refused(ValueError):
    """What cannot be done; `status` is HTTP's number for it."""

    def __init__(self, sentence, status=400):
        super().__init__(sentence)
        self.status = status


@contextmanager
def answering(*faults):
    """Around what the database is asked: where it does not answer, that is said. Raises Refused."""
    try:
        yield
    except faults as fault:
        raise Refused(TEXT["away"], 503) from fault
