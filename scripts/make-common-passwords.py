#!/usr/bin/env python3
"""Writes the list of common passwords that Caseday refuses.

    python3 scripts/make-common-passwords.py FREQUENCY_LISTS.py > Sources/Credentials/Library/common-passwords.txt

FREQUENCY_LISTS.py is zxcvbn/frequency_lists.py of the package zxcvbn 4.5.0 (MIT licence, https://github.com/dwolfhub/zxcvbn-python).
Only passwords of eight characters or more are kept: shorter ones are refused for their length.
"""

import importlib.util
import sys

spec = importlib.util.spec_from_file_location("frequency_lists", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
for word in sorted({word.lower() for word in module.FREQUENCY_LISTS["passwords"] if len(word) >= 8}):
    print(word)
