"""Run a module of JavaScript by the node of the environment, without a browser."""

import json
import subprocess
import sys
from pathlib import Path

NODE = Path(sys.prefix) / "bin" / "node"
REPOSITORY = Path(__file__).parents[1]


def run_module(text, given=None):
    """What a module of that text gives to `answer`; it finds `given` under that name."""
    head = (
        f"const given = {json.dumps(given)};\n"
        "const answer = (value) => process.stdout.write(JSON.stringify(value));\n"
    )
    done = subprocess.run(
        [NODE, "--input-type=module"],
        input=head + text,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)
