"""Judges every outgoing body that the tests recorded by Discord's API description.

usage: check_bodies.py FOLDER_OF_DISCORD_CHECK FOLDER_OF_RECORDS
Each record is a line {"method", "path", "body", "status"}. Bodies that the stand-in refused are left out: the tests
that provoke them expect that.
"""

import json
import pathlib
import sys

checker, records = sys.argv[1:]
sys.path.insert(0, checker)
from discord_check import check  # noqa: E402  (found in the folder named above)



def as_described(body):
    """The body with ids of attachments as strings: Discord's guide writes numbers, its API description strings."""
    if isinstance(body, dict):
        body = {key: as_described(value) for key, value in body.items()}
        for attachment in body.get("attachments") or []:
            attachment["id"] = str(attachment["id"])
    elif isinstance(body, list):
        body = [as_described(value) for value in body]
    return body


seen, findings = set(), 0
for file in sorted(pathlib.Path(records).iterdir()):
    for line in file.read_text().splitlines():
        request = json.loads(line)
        key = (request["method"], request["path"], json.dumps(request["body"], sort_keys=True))
        if request["status"] >= 300 or key in seen:
            continue
        seen.add(key)
        for finding in check(request["method"], request["path"], as_described(request["body"])):
            findings += 1
            print(request["method"], request["path"], *finding, json.dumps(request["body"])[:300], sep="\t")
print(f"{len(seen)} different bodies, {findings} findings")
if not seen:
    sys.exit("no body was recorded: is FANCHANT_RECORD set for the tests?")
sys.exit(1 if findings else 0)
