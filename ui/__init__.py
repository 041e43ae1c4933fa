"""What pages share: opening a page, the settings in the link, the sentence box, and the components that draw."""

from contextlib import suppress

import lstm  # noqa: F401 - it loads NumPy, and only what is loaded can be limited

# One core for one visitor's products. They are small, and on a busy machine threads that wait for each other make them
# several times slower for all. Where only the library was installed ui/command.py runs alone, to say what is missing.
with suppress(ModuleNotFoundError):
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
