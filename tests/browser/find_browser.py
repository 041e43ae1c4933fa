"""Where Chromium is on this machine; `python tests/browser/find_browser.py --install` gets it where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = [
    "--no-sandbox",  # tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OF_SHORT_VISITS = ["--js-flags=--no-maglev --no-turbofan"]  # they are over before what these compile would pay
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOADED = {
    "chrome",
    "chrome-headless-shell",
    "headless_shell",
    "Chromium",
    "Google Chrome for Testing",
    "chrome.exe",
}


def find():
    """The path of the first browser that starts, or None: $CHROMIUM, one installed, or one Playwright downloaded."""
    asked = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    installed = [path for path in map(shutil.which, COMMANDS) if path]
    return next(filter(starts, [*asked, *installed, *MAC, *downloaded()]), None)


def downloaded():
    """The browsers in Playwright's own folder, the newest first."""
    places = {"darwin": "~/Library/Caches/ms-playwright", "win32": "~/AppData/Local/ms-playwright"}
    place = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or places.get(sys.platform, "~/.cache/ms-playwright")
    files = sorted(Path(place).expanduser().glob("chromium*/**/*"), reverse=True)
    return [str(file) for file in files if file.name in DOWNLOADED and file.is_file()]


def starts(path):
    """Does this browser say its version? (Some distributions install a placeholder that only says where to look.)"""
    if not Path(path).is_file():
        return False
    if sys.platform == "win32":  # where asking for the version opens a window
        return True
    return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0


def install():
    """Get Chromium from the system's packages where that is allowed, else from Playwright."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    sudo = [] if root else ["sudo", "-n"]
    may = root or (shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0)
    if may and shutil.which("apt-get"):
        for command in (["update"], ["install", "-y", "chromium"]):
            subprocess.run([*sudo, "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *command], stdout=sys.stderr)
    if not find():
        libraries = ["--with-deps"] if may and sys.platform == "linux" else []
        subprocess.run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"], stdout=sys.stderr)
    return find()


if __name__ == "__main__":
    path = find() or ("--install" in sys.argv and install())
    sys.exit(print(path) if path else "no Chromium: install Chromium or Chrome, or set CHROMIUM to where it is")
