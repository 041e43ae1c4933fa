"""The votes of a class as a table, CSV: how often each answer was given to each question. No row is anybody's."""

import csv
import io

FORMULA = tuple("=+-@\t\r")  # a cell that begins with it would be computed by a program that shows tables
COLUMNS = ("question", "text", "vote", "answer", "times", "right")


def as_csv(rows):
    """Rows of Store.table as CSV."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for number, question, turn, value, count in rows:
        right = "" if question.right is None else said(question, question.right)
        table.writerow([cell(one) for one in (number, question.text, turn, said(question, value), count, right)])
    return out.getvalue()


def said(question, value):
    """An answer as it is shown."""
    if question.kind == "choice":
        return question.answers[value]
    return " ".join(map(str, value)) if question.kind == "curve" else value


def cell(value):
    """A cell that no program computes."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
