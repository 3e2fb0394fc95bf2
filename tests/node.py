"""Run a module of JavaScript by the node of the environment, without a browser."""

import json
import subprocess
import sys
from pathlib import Path

NODE = Path(sys.prefix) / "bin" / "node"


def run_module(text):
    """What a module of that text writes to the console as JSON."""
    done = subprocess.run(
        [NODE, "--input-type=module"], input=text, capture_output=True, text=True, check=False
    )
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)
