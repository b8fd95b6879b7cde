#!/usr/bin/env python3
"""Measures summaries: runs `fanchant read --jsonl` over the shared sets and prints the scorer's figures.

usage: summary_quality.py [path of the fanchant binary]

The sets and the scorer are found in the folder FANCHANT_SHARED, or in `shared` beside the project. Each set is measured
as it is and with the headline as first line, which is how a pasted article looks; then in random halves, which show
how far chance moves the figures.
"""

import random

from reading import binary_and_scorer, read, rows_of, score

# Each set with the words that a summary may have; `read` takes the number from `--words`.
SETS = [("inshorts.dev", 60), ("bbc.dev", 100)]
HALVES = 4
SEED = 20220424


def main():
    binary, scorer = binary_and_scorer("eval_rouge.py")
    chance = random.Random(SEED)
    for name, words in SETS:
        rows = rows_of("summaries", name)
        limit = ["--words", str(words)]
        for headline in (False, True) if rows else ():
            title = "{title}\n\n" if headline else ""
            texts = [(row["id"], title.format(title=row["title"]) + row["text"]) for row in rows]
            answers = read(binary, texts, *limit)
            print(f"{name}, {'with' if headline else 'without'} headline: {score(scorer, rows, answers, *limit)}")
        for half in range(HALVES if rows else 0):
            print(f"    random half {half + 1}: {score(scorer, chance.sample(rows, len(rows) // 2), answers, *limit)}")


if __name__ == "__main__":
    main()
