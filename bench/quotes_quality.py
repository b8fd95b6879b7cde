#!/usr/bin/env python3
"""Measures quotations and speakers: runs `fanchant read --jsonl` over the shared sets and prints the scorer's figures.

usage: quotes_quality.py [path of the fanchant binary]

The sets and the scorer are found in the folder FANCHANT_SHARED, or in `shared` beside the project. Then, for each range
of confidence, how many of the quotations found there are speech, and have the right speaker: what a confidence is worth.
"""

import importlib.util

from reading import binary_and_scorer, read, rows_of, score

# Each set with the field that counts as the speaker: news is scored by the mention, novels by the person meant.
SETS = [("polnear.dev", "mention"), ("litbank.dev", "speaker")]
# Confidences, the lowest of each range.
RANGES = [0.9, 0.8, 0.7, 0.6, 0.0]


def quotes(answer, field):
    """The quotations of an answer the way the scorer wants them."""
    return [{"start": q["start"], "end": q["end"], "speaker": q[field]} for q in answer["quotes"]]


def calibration(scorer, rows, answers, field):
    """For each range of confidence: quotations found, the share that is speech, the share with the right speaker."""
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    rules = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules)
    counts = {low: [0, 0, 0] for low in RANGES}
    for row, answer in zip(rows, answers):
        gold = [(rules.trim(row["text"], q["start"], q["end"]), q) for q in row["quotes"]]
        for quote in answer["quotes"]:
            span = rules.trim(row["text"], quote["start"], quote["end"])
            same = [q for place, q in gold if rules.iou(place, span) >= 0.8]
            count = counts[next(low for low in RANGES if quote["confidence"] >= low)]
            count[0] += 1
            count[1] += bool(same)
            count[2] += any(rules.spk_ok(quote[field], q) for q in same)
    return counts


def main():
    binary, scorer = binary_and_scorer("eval_quotes.py")
    for name, field in SETS:
        rows = rows_of("quotes", name)
        if not rows:
            continue
        answers = read(binary, [(row["id"], row["text"]) for row in rows])
        scored = [{"id": answer["id"], "quotes": quotes(answer, field)} for answer in answers]
        print(f"{name}, by {field}:\n{score(scorer, rows, scored)}")
        for low, (found, speech, right) in calibration(scorer, rows, answers, field).items():
            if found:
                print(f"    confidence from {low}: {found} found, {speech / found:.3f} speech, {right / found:.3f} right")


if __name__ == "__main__":
    main()
