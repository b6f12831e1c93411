#!/usr/bin/env python3
"""Runs the command line, scripts/webchat, with the same arguments."""

import os
import sys

program = os.path.join(os.path.dirname(os.path.realpath(__file__)), "webchat")
try:
    os.execv(program, [program, *sys.argv[1:]])
except OSError as error:
    sys.exit(f"webchat_cli.py: {program} can't be run: {error.strerror}")
