"""A program in a terminal that nobody sees: keys go in, the screen is read. Needs tmux."""

import shlex
import subprocess
import time


class Terminal:
    def __init__(self, folder, command, environment):
        self.socket = f"{folder}/terminal"
        words = ["env", "-i", *(f"{name}={value}" for name, value in environment.items()), *command]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "150", "-y", "45", shlex.join(words))

    def keys(self, *keys):
        """Presses keys as tmux names them, one after the other: an Escape followed at once by a letter would be one key."""
        for key in keys:
            self._tmux("send-keys", key)
            time.sleep(0.3)

    def type(self, text):
        self._tmux("send-keys", "-l", text)
        time.sleep(0.3)

    def screen(self):
        return self._tmux("capture-pane", "-p")

    def eventually(self, what, condition, seconds=120):
        """Waits until the screen fulfils a condition: a text that it shows, or a function of it."""
        shows = condition if callable(condition) else lambda screen: condition in screen
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if shows(self.screen()):
                print(f"ok - {what}", flush=True)
                return
            time.sleep(0.05)
        raise SystemExit(f"not ok - {what}\n{self.screen()}")

    def close(self):
        self._tmux("kill-server")

    def _tmux(self, *arguments):
        return subprocess.run(["tmux", "-S", self.socket, *arguments], capture_output=True, text=True).stdout
